/** `descent check`: trains what was handed in again, and says whether it reached the task's target. */
import { messageOf, thrownFault } from '../src/engine/fault';
import { type Setup, setUp } from '../src/engine/setup';
import { type Checked, checkResult, linesOf, type Trainer } from '../src/experiment/check';
import type { Experiment } from '../src/experiment/document';
import { taskOf } from '../src/experiment/given-task';
import { readTask, type Target } from '../src/experiment/task';
import { shortest } from '../src/export/shortest';
import { parse } from './arguments';
import { readLinked, readText } from './document';
import { loadCore, tablesWith } from './engine';
import { tableOption } from './table-file';
import { train } from './train';
import { UsageError } from './usage';

const wanted =
  'check takes a task, or its link, and what was handed in: descent check TASK.json CODES.txt';

export async function check(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { ...tableOption });
  const [path, codes, ...others] = positionals;
  if (path === undefined || codes === undefined || others.length > 0) throw new UsageError(wanted);
  const { recipe, part } = taskOf(await readLinked(path));
  const lines = linesOf(readText(codes));
  if (lines.length === 0) throw new UsageError(`${codes}: holds no result code`);

  const core = await loadCore();
  const tables = tablesWith(values.table);
  const withSetup = async <Result>(experiment: Experiment, use: (setup: Setup) => Result) => {
    const setup = await setUp(core, tables, experiment);
    try {
      return use(setup);
    } finally {
      setup.trainer.delete();
    }
  };
  const again: Trainer = {
    complete: (experiment) => withSetup(experiment, ({ info }) => info.experiment),
    train: (experiment) => withSetup(experiment, train),
  };
  const { experiment: whole, steps } = await withSetup(recipe, ({ info }) => info);
  const { target } = readTask(part, steps);

  let all = true;
  for (const { number, name, code } of lines) {
    const { words, reached } = await answer(target, () => checkResult(whole, part, code, again));
    all &&= reached;
    process.stdout.write(`${name || `line ${number}`}: ${words}\n`);
  }
  return all ? 0 : 1;
}

/** In one line, also where the code holds nothing that can be trained. */
async function answer(
  target: Target | null,
  checked: () => Promise<Checked>,
): Promise<{ words: string; reached: boolean }> {
  try {
    const result = await checked();
    return { words: wordsOf(result, target), reached: result.verdict === 'reached' };
  } catch (error) {
    if (thrownFault(error) === null) throw error;
    return { words: messageOf(error), reached: false };
  }
}

function wordsOf(result: Checked, target: Target | null): string {
  const { verdict, step, value, claims, altered, changed } = result;
  const measured = `${target?.quantity.replace('_', ' ')} ${shortest(value ?? Number.NaN)}`;
  const at = step === null ? '' : ` at step ${step}, ${measured}`;
  const said = {
    reached: `reached${at}${claims === null ? '' : `; claims step ${claims}`}`,
    missed: step === null ? 'not reached' : `not reached; nearest${at}`,
    altered: `altered ${altered.join(', ')}`,
  }[verdict];
  return changed.length > 0 ? `${said}; changed ${changed.join(', ')}` : said;
}
