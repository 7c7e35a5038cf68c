// The headers that the site is published with, as the hosts that read them do.
import { readFileSync } from 'node:fs';
import { root } from '../../../web/tools/process.mjs';

/**
 * The page's own headers, with those of a file that has others.
 * @param {string} [file] its path in the site
 * @returns {Record<string, string>}
 */
export function pageHeaders(file = '') {
  const text = readFileSync(`${root}web/public/_headers`, 'utf8');
  /** @param {string} path */
  const of = (path) => {
    const [, lines = ''] =
      text
        .split(/^(?=\/)/m)
        .find((block) => block.startsWith(`${path}\n`))
        ?.split(/\n(.*)/s) ?? [];
    return lines
      .split('\n')
      .map((line) => line.trim().split(/:\s*(.*)/, 2))
      .filter(([name]) => name);
  };
  return Object.fromEntries([...of('/'), ...of(`/${file}`)]);
}
