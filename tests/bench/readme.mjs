// The README's performance table, made of the results.
import { readFileSync, writeFileSync } from 'node:fs';
import { Failure, root } from '../../web/tools/process.mjs';
import { contenders } from './contenders.mjs';
import { shareOfPeak, speed, times } from './figures.mjs';
import { digits, flopRate, percent, short } from './numbers.mjs';
import { pageStatements } from './page-report.mjs';
import { isBusy } from './surroundings.mjs';

/**
 * @typedef {import('./bench.mjs').Results} Results
 * @typedef {import('./figures.mjs').Trained} Trained
 * @typedef {import('./contenders.mjs').Contender} Contender
 */

const begin = '<!-- Made by npm run bench -- --readme -->';
const end = '<!-- Made until here -->';

/** @param {Contender} contender @param {Results} results */
function name({ label, peer, torch }, { surroundings }) {
  if (peer) {
    const [library, ...backend] = label.split(',');
    return [`${library} ${surroundings.peers[peer]}`, ...backend].join();
  }
  return torch && surroundings.torch ? `${label} (${surroundings.torch})` : label;
}

/** @param {Contender} contender @param {Trained} trained */
function cell({ id, counts }, trained) {
  const found = speed(trained, id);
  if (!found) return '–';
  const value = counts === 'flop' ? flopRate(found.median) : short(found.median);
  const ratio = counts === 'flop' || id === 'ours' ? undefined : times(trained, 'ours', id);
  const noisy = found.noisy || ratio?.noisy ? ' ~' : '';
  return `${value}${ratio ? ` (${digits(ratio.median)}×)` : ''}${noisy}`;
}

/** @param {string[]} cells */
const row = (cells) => `| ${cells.join(' | ')} |`;

/** @param {Results} results */
function trainingLines(results) {
  const { training, surroundings } = results;
  if (!training) return [];
  const { workloads, browser, rounds, milliseconds } = training;
  const measured = contenders.filter(({ id }) => workloads.some((trained) => speed(trained, id)));
  const ofPeak = workloads.map((trained) => {
    const share = shareOfPeak(trained, 'ours');
    return share ? percent(share.median) : '–';
  });
  const { processor, cores, load, date, commit, emscripten, compiler } = surroundings;
  const busy = isBusy(surroundings)
    ? ` The machine was busy (load ${digits(load)}): it can do better.`
    : '';
  return [
    row(['samples a second', ...workloads.map(({ title }) => title)]),
    row(['---', ...workloads.map(() => '---:')]),
    row(['**Descent Lab’s share of the peak**', ...ofPeak]),
    ...measured.map((contender) =>
      row([name(contender, results), ...workloads.map((trained) => cell(contender, trained))]),
    ),
    '',
    `Medians of ${rounds} interleaved rounds of ${milliseconds} ms; in brackets how many times as ` +
      'fast Descent Lab is, round by round; ~ marks what is noisy. ' +
      `${processor}, ${cores} cores, one thread each; Chromium ${browser}, Emscripten ${emscripten}, ` +
      `${compiler}; ${date}, ${commit}.${busy}`,
  ];
}

/** @param {Results} results */
export function writeReadme(results) {
  const path = `${root}README.md`;
  const text = readFileSync(path, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Failure(`README.md has no place for the table: ${begin}`);
  const { page } = results;
  const pageLines = page
    ? ['', '| the page | |', '|---|---|', ...pageStatements(page).map((cells) => row(cells))]
    : [];
  const made = ['', '', ...trainingLines(results), ...pageLines, ''].join('\n');
  writeFileSync(path, `${text.slice(0, from + begin.length)}${made}\n${text.slice(to)}`);
}
