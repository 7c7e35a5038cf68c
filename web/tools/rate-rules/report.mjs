// The tables of README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { root } from '../process.mjs';
import { bestOf, landings, mean, rulesIn } from './figures.mjs';

/** @typedef {import('./figures.mjs').Study} Study */

const file = `${root}web/tools/rate-rules/README.md`;
const begin = '<!-- Made by web/tools/rate-rules/measure.mjs -->';
const end = '<!-- Made until here -->';

/** @type {Record<string, string>} */
const titles = {
  steepest: 'steepest descent',
  minimum: 'minimum / 10',
  valley: 'valley',
  smith: 'Smith’s upper bound',
  best_accuracy: 'best accuracy',
  sgd: 'SGD',
  momentum: 'momentum 0.9',
  adam: 'Adam',
};

/** @param {string} name */
const title = (name) => titles[name] ?? name;

/** @param {string[]} cells */
const row = (cells) => `| ${cells.join(' | ')} |`;

/** @param {number} value */
const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;

/** @param {string[]} header @param {string[][]} rows */
function table(header, rows) {
  const rule = header.map((_, i) => (i === 0 ? '---' : '---:'));
  return [header, rule, ...rows].map(row).join('\n');
}

/** @param {import('./figures.mjs').Figures} figures */
function summary(figures) {
  const families = Object.keys(figures);
  const rules = Object.keys(Object.values(figures)[0] ?? {});
  return table(
    ['rule', ...families.map(title)],
    rules.map((rule) => [
      title(rule),
      ...families.map((family) => {
        const all = Object.values(figures[family] ?? {});
        const own = figures[family]?.[rule];
        if (!own) return '';
        const nearest = own.octaves === Math.min(...all.map(({ octaves }) => octaves));
        const octaves = `${own.octaves.toFixed(1)} (${signed(own.bias)})`;
        const loss = own.loss === null ? 'diverges' : `×${own.loss.toFixed(1)}`;
        return `${nearest ? `**${octaves}**` : octaves}, ${loss}`;
      }),
    ]),
  );
}

/** @param {Study[]} studies */
function details(studies) {
  const rules = rulesIn(studies);
  return table(
    ['recipe', 'best rate', ...rules.map(title)],
    studies.map((study) => [
      `${study.task}, ${title(study.family)}`,
      String(Number(bestOf(study).rate.toPrecision(2))),
      ...rules.map((rule) => {
        const landed = landings(study, rule);
        return landed.length > 0 ? signed(mean(landed.map(({ octaves }) => octaves))) : '–';
      }),
    ]),
  );
}

/** @param {Study[]} studies @param {import('./figures.mjs').Figures} figures */
export function writeTables(studies, figures) {
  const text = readFileSync(file, 'utf8');
  const [before, rest = ''] = text.split(begin);
  const after = rest.split(end)[1] ?? '';
  const made = [begin, summary(figures), '### By recipe', details(studies), end].join('\n\n');
  writeFileSync(file, `${before}${made}${after}`);
}
