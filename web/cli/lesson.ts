/** `descent lesson`: trains what a lesson compares, and says what came of its claim. */
import { availableParallelism } from 'node:os';
import { objectAt } from '../src/experiment/document-fault';
import { lessonJson } from '../src/export/lesson-json';
import { type AskedLesson, readLesson } from '../src/lessons/asked';
import { lessons } from '../src/lessons/library';
import type { LessonResult } from '../src/lessons/result';
import { trainLesson } from '../src/lessons/train';
import { lessonWords } from '../src/locales/lessons';
import { parse, sole } from './arguments';
import { readDocument } from './document';
import { compileCore } from './engine';
import { lessonSummary } from './lesson-report';
import { checkOutputs, terminalBeside, writeOutput } from './output';
import { createPool } from './pool';
import { Progress } from './progress';
import { counted } from './sweep-report';
import { UsageError } from './usage';

export async function lesson(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    json: { type: 'string' },
    seed: { type: 'string' },
    seeds: { type: 'string' },
    jobs: { type: 'string' },
  });
  if (positionals.length === 0) {
    for (const { id } of lessons) process.stdout.write(`${id}: ${lessonWords(id, 'en').claim}\n`);
    return 0;
  }
  const name = sole(
    positionals,
    'lesson takes one lesson: descent lesson ID|SPEC.json [--seed N] [--seeds N] [--json F] [--jobs N]',
  );
  const { json, jobs, ...seeds } = values;
  const given = Object.entries(seeds).map(([name, text]) => [name, numberOf(name, text)]);
  const asked = readLesson({ ...partOf(name), ...Object.fromEntries(given) });
  const threads = jobs === undefined ? availableParallelism() : numberOf('jobs', jobs);
  checkOutputs(values);

  const begin = performance.now();
  const { result, runs } = await train(asked, Math.max(1, threads));
  const seconds = (performance.now() - begin) / 1000;
  if (json !== undefined) await writeOutput(json, [lessonJson(result)]);
  const terminal = terminalBeside(values);
  for (const line of lessonSummary(result)) terminal.write(`${line}\n`);
  terminal.write(`${counted(runs, 'run')} in ${seconds.toFixed(2)} s\n`);
  return 0;
}

/** Of a lesson's name, or of a document. */
function partOf(name: string): object {
  if (name !== '-' && !name.endsWith('.json')) return { id: name };
  return objectAt(objectAt(readDocument(name), 'experiment').lesson, 'lesson');
}

function numberOf(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new UsageError(`--${option} wants a number, not ${text}`);
  return Number(text);
}

async function train(
  asked: AskedLesson,
  threads: number,
): Promise<{ result: LessonResult; runs: number }> {
  const pool = createPool(threads, { core: await compileCore() });
  const progress = new Progress();
  let runs = 0;
  try {
    const result = await trainLesson(pool, asked.lesson, asked, {
      progress: (ended, all) => {
        runs = all;
        progress.reached(ended / all, `${ended} of ${all} runs`);
      },
    });
    // Nobody stops the pool.
    return { result: result as LessonResult, runs };
  } finally {
    progress.end();
    pool.close();
  }
}
