// The results as text for a terminal.
import { contenders } from './contenders.mjs';
import { shareOfPeak, speed, times } from './figures.mjs';
import { digits, flopRate, percent, short } from './numbers.mjs';
import { pageStatements } from './page-report.mjs';
import { isBusy } from './surroundings.mjs';
import { targets } from './targets.mjs';

/**
 * @typedef {import('./bench.mjs').Results} Results
 * @typedef {import('./figures.mjs').Trained} Trained
 */

/**
 * Columns padded to their widest cell; the first is aligned left.
 * @param {string[][]} rows
 * @param {'left' | 'right'} others where the others are aligned
 */
function table(rows, others = 'right') {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || others === 'left'
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** @param {Trained} trained @param {Record<string, string>} missing */
function workloadLines(trained, missing) {
  const rows = contenders.flatMap(({ id, label, counts }) => {
    const found = speed(trained, id);
    if (!found) {
      const reason = trained.failures[id] ? 'failed' : missing[id] ? 'not here' : undefined;
      return reason ? [[label, reason]] : [];
    }
    const range = `${short(found.low)}–${short(found.high)}`;
    const noisy = found.noisy ? 'noisy' : '';
    if (counts === 'flop') return [[label, flopRate(found.median), range, '', '', noisy]];
    const share = shareOfPeak(trained, id);
    const ours = times(trained, 'ours', id);
    return [
      [
        label,
        short(found.median),
        range,
        share ? percent(share.median) : '',
        ours ? `${digits(ours.median)}×` : '',
        noisy,
      ],
    ];
  });
  const head = ['samples/s', 'median', 'range', 'of peak', 'ours to it', ''];
  return [`${trained.id}: ${trained.title}`, ...table([head, ...rows]), ''];
}

/** @param {Results} results */
function targetLines(results) {
  const rows = targets.flatMap(({ text, bound, wanted, found, write }) => {
    const value = found(results);
    if (value === undefined) return [];
    const met = bound === 'at least' ? value >= wanted : value <= wanted;
    return [[text, write(value), `${bound} ${write(wanted)}`, met ? 'met' : 'missed']];
  });
  return rows.length ? ['Targets', ...table(rows), ''] : [];
}

/** @param {Results} results */
function headLines({ surroundings, training, missing }) {
  const { processor, cores, load, date, commit } = surroundings;
  const lines = [`${processor}, ${cores} cores; ${date}, ${commit}`];
  if (isBusy(surroundings)) {
    lines.push(`The machine was busy (load ${digits(load)}): figures are lower, and may be noisy.`);
  }
  if (training) {
    const { browser, rounds, milliseconds } = training;
    lines.push(`Chromium ${browser}; ${rounds} rounds of ${milliseconds} ms each, in turn`);
  }
  for (const [id, reason] of Object.entries(missing)) lines.push(`${id}: not here: ${reason}`);
  return [...lines, ''];
}

/** @param {Results} results */
export function report(results) {
  const { training, missing, page } = results;
  return [
    ...headLines(results),
    ...(training?.workloads.flatMap((trained) => workloadLines(trained, missing)) ?? []),
    ...(page ? ['The page', ...table(pageStatements(page), 'left'), ''] : []),
    ...targetLines(results),
  ].join('\n');
}
