/** Scripts made of experiments, and what Python says when it runs them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { History } from '../../../web/src/engine/history';
import { setUp } from '../../../web/src/engine/setup';
import type { Experiment } from '../../../web/src/experiment/document';
import { torchScript } from '../../../web/src/export/torch/script';
import { loadDescribingCore, tables } from '../core';

/** Debian's, which has its torch. */
export const python = '/usr/bin/python3';

const newEnough = 'import torch; assert torch.__version__.split(".") >= ["1", "13"]';
export const hasTorch = spawnSync(python, ['-c', newEnough]).status === 0;

const core = await loadDescribingCore();

/** The script of an experiment that was trained so far. */
export async function scriptOf(experiment: Experiment, steps = Number.POSITIVE_INFINITY) {
  const { trainer, info, table } = await setUp(core, tables, experiment);
  const history = new History();
  for (;;) {
    const slice = trainer.run(Math.min(steps, info.steps));
    history.append(slice, 0);
    if (slice.status !== 'ready' || history.length >= steps) break;
  }
  trainer.delete();
  const { schedules } = core.catalogue();
  return torchScript({ info, columns: history.columns(), table, schedules });
}

/** torch takes seconds to load: one Python runs them all, and a line of its own ends each. */
const runner = `
import runpy, sys, traceback, warnings
warnings.simplefilter("error")
for path in sys.argv[1:]:
    try:
        runpy.run_path(path, run_name="__main__")
    except Exception:
        traceback.print_exc(file=sys.stdout)
    print("=====", flush=True)
`;

/** What each prints. */
export function runScripts(scripts: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'descent-torch-'));
  const paths = scripts.map((script, i) => {
    const path = join(folder, `${i}.py`);
    writeFileSync(path, script);
    return path;
  });
  const { stdout, stderr } = spawnSync(python, ['-c', runner, ...paths], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  rmSync(folder, { recursive: true });
  const outputs = stdout.split('=====\n').slice(0, -1);
  if (outputs.length !== scripts.length) throw new Error(stderr);
  return outputs;
}

/** The largest of the disagreements that a script has found; what else it says where it found none. */
export function disagreement(output: string): number | string {
  const found = [...output.matchAll(/largest relative disagreement (\S+),/g)];
  return found.length > 0 ? Math.max(...found.map(([, value]) => Number(value))) : output;
}
