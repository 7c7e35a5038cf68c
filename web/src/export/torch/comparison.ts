/** The end of a script: how far its curves are from those that were measured here. */
import type { RunInfo } from '../../protocol';
import { pack } from './pack';
import type { TorchSource } from './script';

/** Mini-batches whose loss the script is told, at most. */
const mostLosses = 5000;

export async function comparisonLines({ info, columns }: TorchSource): Promise<string[]> {
  const { loss, evaluations } = columns;
  if (loss.length === 0) return ['# Descent Lab has measured nothing yet.'];
  const every = Math.ceil(loss.length / mostLosses);
  const some = every === 1 ? '' : `[::${every}]`;
  const which = every === 1 ? 'each mini-batch' : `one mini-batch in ${every}`;
  const lines = [
    `# What Descent Lab measured: the loss of ${which}, and that of its evaluations.`,
    `there = ${await pack(loss.filter((_, step) => step % every === 0))}`,
    `compare("Mini-batches", range(len(losses))${some}, losses${some}, there)`,
  ];
  const last = loss.length - 1;
  if (!Number.isFinite(loss[last])) {
    lines.push(`print("In Descent Lab the run diverged at step ${last}.")`);
  }
  if (evaluations.length === 0) return lines;
  lines.push('steps, *evaluated = zip(*evaluations)');
  for (const [i, [name, measure]] of evaluatedSets(info).entries()) {
    lines.push(
      `there = ${await pack(evaluations.map((evaluation) => evaluation[measure]))}`,
      `compare("${name}", steps, evaluated[${i}], there)`,
    );
  }
  return lines;
}

const evaluatedSets = ({ testRows }: RunInfo) =>
  (
    [
      ['Training rows', 'trainLoss'],
      ['Test rows', 'testLoss'],
    ] as const
  ).slice(0, testRows > 0 ? 2 : 1);
