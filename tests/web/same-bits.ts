/** Twenty experiments, and what each measured when it was recorded: tests/reference/same-bits.json. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { report } from '../../web/cli/report';
import type { Experiment } from '../../web/src/experiment/document';
import { csvPieces } from '../../web/src/export/csv';
import type { HistoryColumns, RunInfo } from '../../web/src/protocol';

interface Recorded {
  document: Experiment & { name: string };
  /** Of what `descent run --csv -` prints. */
  csv_sha256: string;
  /** As `descent run --json -` prints it; the one behind the last step is not in the CSV. */
  last_evaluation: { [name: string]: number | null };
}

export const recorded: Recorded[] = JSON.parse(
  readFileSync(new URL('../reference/same-bits.json', import.meta.url), 'utf8'),
);

/** Fails, naming the experiment, unless every bit that a finished run logged is the recorded one. */
export function expectSameBits(
  { document, ...numbers }: Recorded,
  info: RunInfo,
  columns: HistoryColumns,
): void {
  const { evaluations } = JSON.parse(report({ info, status: 'finished', columns, seconds: 0 }));
  const measured = {
    csv_sha256: sha256([...csvPieces(info, columns)].join('')),
    last_evaluation: evaluations.at(-1),
  };
  expect(measured, changed(document)).toEqual(numbers);
}

/** The same of the CSV alone. */
export function expectSameCsv({ document, csv_sha256 }: Recorded, csv: string): void {
  expect(sha256(csv), changed(document)).toBe(csv_sha256);
}

function changed({ name }: { name: string }): string {
  return `"${name}" measures other numbers than when it was recorded. If they were meant to change: node web/tools/record-same-bits.mjs`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
