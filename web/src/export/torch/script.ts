/** A run as a Python script that trains it again with PyTorch, and says how far the two are apart. */
import type { Entry } from '../../experiment/catalogue';
import type { HistoryColumns, RunInfo } from '../../protocol';
import { comparisonLines } from './comparison';
import { courseOf } from './course';
import { dataLines } from './data';
import { batchLines, evaluationLines, loopLines } from './loop';
import { lossLines } from './loss';
import { hasDropout, modelLines } from './model';
import { opening } from './opening';
import { optimizerPieces } from './optimizer';
import { piece } from './pieces';
import { schedulePieces } from './schedule';

export { isDrawn } from './data';

export interface TorchSource {
  info: RunInfo;
  /** What was measured so far. */
  columns: HistoryColumns;
  /** The rows before they are split, where the core does not draw them: x is [rows][columns]. */
  table: { rows: number; columns: number; x: Float32Array; y: Float32Array } | null;
  /** Those that the core knows, for what a change leaves out. */
  schedules: readonly Entry[];
}

/** Throws a DocumentFault for what PyTorch cannot do. */
export async function torchScript(source: TorchSource): Promise<string> {
  const { info } = source;
  const { experiment } = info;
  const loss = lossLines(info);
  const course = courseOf(info, source.schedules);
  const data = await dataLines(source);
  const model = await modelLines(info, loss.outputs);
  const own = [
    ...optimizerPieces(course.optimizers),
    ...schedulePieces(course.schedules),
    piece('compare')!.text,
  ];
  const training = [...course.beginning, '', ...loopLines(info, course)];
  const sections = [
    data,
    [...(hasDropout(experiment) ? [piece('dropout')!.text, '', ''] : []), ...model],
    loss.criterion,
    evaluationLines(info, loss, course),
    batchLines(info),
    own.join('\n\n\n').split('\n'),
    training,
    await comparisonLines(source),
  ];
  const body = sections.map((lines) => lines.join('\n')).join('\n\n\n');
  return tidy([...opening(info, body), body].join('\n'));
}

const tidy = (text: string) => `${text.replace(/\n{4,}/g, '\n\n\n').trimEnd()}\n`;
