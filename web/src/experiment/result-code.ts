/** What a student hands in: a run's whole document, and the step at which the target was reached. */
import type { Experiment } from './document';
import { DocumentFault } from './document-fault';
import { decodePermalink, encodePermalink } from './permalink';

/** Tells a result from a link, and this way of writing one from a later one. */
const mark = 'DL1.';

export interface Result {
  experiment: Experiment;
  step: number;
}

export async function encodeResult({ experiment, step }: Result): Promise<string> {
  return mark + (await encodePermalink({ experiment, step })).slice(1);
}

/** Throws a DocumentFault that says in one line what is wrong. */
export async function decodeResult(code: string): Promise<Result> {
  if (code === '') throw new DocumentFault('code', 'is missing');
  if (!code.startsWith(mark))
    throw new DocumentFault('code', 'is no result code: those begin with DL1.');
  const { experiment, step } = (await unpack(code.slice(mark.length))) as Partial<Result>;
  const isOne = typeof experiment === 'object' && experiment !== null && Number.isInteger(step);
  if (!isOne) throw new DocumentFault('code', 'holds no result');
  return { experiment, step } as Result;
}

async function unpack(packed: string): Promise<object> {
  try {
    return (await decodePermalink(packed)) ?? {};
  } catch {
    throw new DocumentFault('code', 'is damaged or incomplete');
  }
}
