// The guide's table of verdicts, from the one that lesson-table.mjs wrote, in the words of the lessons.
import { readFileSync } from 'node:fs';
import { Failure, root } from './process.mjs';

/** @type {Record<string, string>} */
const classes = { '✓': 'supported', '×': 'refuted', '–': 'inconclusive' };

/** @typedef {Record<string, string>} Words */

const heads = {
  en: ['Question', 'Claimed', 'Seeds from'],
  zh: ['问题', '说法成立的范围', '种子起于'],
};

/** Set-ups that the lessons leave to their terms. @type {{ en: Words, zh: Words }} */
const terms = {
  en: {
    'one-rate': 'One rate for all',
    'best-rates': 'Each its best rate',
    'same-updates': 'Same updates',
    updates: 'Same updates',
    epochs: 'Same epochs',
  },
  zh: {
    'one-rate': '共用一个学习率',
    'best-rates': '各用最好的学习率',
    'same-updates': '更新次数相同',
    updates: '更新次数相同',
    epochs: '轮数相同',
  },
};

/** What the table says in its own words. @type {{ en: Words, zh: Words }} */
const effects = {
  en: { near: 'between' },
  zh: {
    ratio: '比值',
    difference: '差',
    share: '比例',
    below: '小于',
    above: '大于',
    near: '介于',
    and: '与',
  },
};

/** @param {string} row of Markdown */
const cells = (row) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/**
 * The lessons of the table: each with the rows of its table, the first being the names of the columns.
 * @returns {{ id: string, rows: string[][] }[]}
 */
function read() {
  const text = readFileSync(`${root}web/src/lessons/VERDICTS.md`, 'utf8');
  const [, ...sections] = text.split(/^## /m);
  return sections.map((section) => ({
    id: section.slice(0, section.indexOf('\n')),
    rows: section
      .split('\n')
      .filter((line) => /^\|(?!-)/.test(line))
      .map(cells),
  }));
}

/** @param {'en' | 'zh'} language @returns {Promise<string>} HTML */
export async function verdicts(language) {
  const { runnerImport } = await import('vite');
  const words = await runnerImport(`${root}web/src/locales/lessons.ts`, { logLevel: 'error' });
  const { lessonWords } = /** @type {typeof import('../src/locales/lessons.ts')} */ (words.module);
  const [question, claimed, seeds] = heads[language];
  /** @param {string} text */
  const said = (text) => text.replace(/[a-z]+/g, (word) => effects[language][word] ?? word);
  const lessons = read().map(({ id, rows: [columns = [], ...rows] }) => {
    const { claim, setups = {}, questions } = lessonWords(id, language);
    const bases = columns.slice(4).map((name) => name.replace(/\D+/, ''));
    const head = [question, claimed, ...bases.map((base) => `${seeds} ${base}`)];
    const lines = rows.map(([setup = '', asked = '', compare = '', where = '', ...found]) => {
      if (!questions[asked]) throw new Failure(`The lesson ${id} has no question ${asked}.`);
      const name = setups[setup] ?? terms[language][setup] ?? '';
      const results = found.map((cell) => {
        const [, sign = '', rest = ''] = cell.match(/^(\S+) (.*)$/) ?? [];
        return `<td class="${classes[sign]}"><b>${sign}</b>${rest}</td>`;
      });
      return `<tr><th scope="row"><b>${name}</b> ${questions[asked]}</th><td>${said(`${compare} ${where}`)}</td>${results.join('')}</tr>`;
    });
    return `<h3 id="${id}">${claim}</h3>
<div class="scrolls" role="region" aria-labelledby="${id}" tabindex="0"><table>
<thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>${lines.join('\n')}</tbody></table></div>`;
  });
  return lessons.join('\n');
}
