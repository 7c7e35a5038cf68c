// The headers that the page is published with, as the hosts that read them do.
import { readFileSync } from 'node:fs';
import { root } from '../../../web/tools/process.mjs';

/** @returns {Record<string, string>} */
export function pageHeaders() {
  const text = readFileSync(`${root}web/public/_headers`, 'utf8');
  const [, lines = ''] = text.match(/^\/\n((?: .*\n)+)/) ?? [];
  return Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/:\s*(.*)/, 2)),
  );
}
