/** `descent run`: trains one experiment and writes what was measured. */
import { History } from '../src/engine/history';
import { Pace } from '../src/engine/pace';
import { type Setup, setUp } from '../src/engine/setup';
import type { Experiment } from '../src/experiment/document';
import { csvPieces } from '../src/export/csv';
import { parse } from './arguments';
import { readDocument } from './document';
import { loadCore, tables } from './engine';
import { checkOutput, writeOutput } from './output';
import { Progress } from './progress';
import { divergence, type Outcome, report, summary } from './report';
import { UsageError } from './usage';

/** Milliseconds between two looks at the clock. */
const sliceLength = 50;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    csv: { type: 'string' },
    json: { type: 'string' },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new UsageError('run takes one experiment: descent run SPEC.json [--csv F] [--json F]');
  }
  const { csv, json } = values;
  if (csv !== undefined && csv === json) {
    throw new UsageError('--csv and --json cannot go to the same place');
  }
  const document = readDocument(path);
  const setup = await setUp(await loadCore(), tables, document as Experiment);
  for (const output of [csv, json]) if (output !== undefined) checkOutput(output);

  const outcome = train(setup);
  setup.trainer.delete();
  if (csv !== undefined) await writeOutput(csv, csvPieces(outcome.info, outcome.columns));
  if (json !== undefined) await writeOutput(json, [report(outcome)]);

  const diverged = outcome.status === 'diverged';
  // A summary must not end up among the data.
  const terminal = csv === '-' || json === '-' ? process.stderr : process.stdout;
  if (diverged) terminal.write(`${divergence(outcome)}\n`);
  terminal.write(`${summary(outcome)}\n`);
  return diverged ? 1 : 0;
}

function train({ trainer, info }: Setup): Outcome {
  const history = new History();
  const pace = new Pace(sliceLength);
  const progress = new Progress(info.steps);
  try {
    for (;;) {
      const begin = performance.now();
      const steps = pace.steps(begin);
      const slice = trainer.run(steps);
      const end = performance.now();
      history.append(slice, (end - begin) / 1000);
      pace.done(end, steps, end - begin);
      progress.reached(history.length, slice.loss[slice.loss.length - 1] ?? Number.NaN);
      if (slice.status !== 'ready') {
        const { seconds } = history;
        return { info, status: slice.status, columns: history.columns(), seconds };
      }
    }
  } finally {
    progress.end();
  }
}
