/**
 * A sweep in parts, for several machines: each trains its share of the runs and keeps it in a file,
 * and from all the files comes what one machine would have measured.
 */
import { measures } from '../src/experiment/measures';
import { countRuns, readSweep, type Sweep } from '../src/experiment/sweep';
import type { Ended } from '../src/experiment/sweep-results';
import type { Evaluation } from '../src/protocol';
import { readDocument } from './document';
import { UsageError } from './usage';

/** As `2/8`, the second of eight. */
export interface Shard {
  /** From 1 on. */
  index: number;
  of: number;
}

/** A run and its number: they are counted from 0 in the grid's order, a point's seeds together. */
type Numbered = readonly [run: number, Ended];

/** What came of a share. */
export interface ShardResult {
  /** The core's: another one may measure something else. */
  version: string;
  shard: Shard;
  /** With its sweep, as it was given. */
  document: unknown;
  runs: Numbered[];
}

/** A shard and the file that it was read from. */
interface ShardFile extends ShardResult {
  path: string;
}

/** Null for what is none. */
export function readShard(text: unknown): Shard | null {
  const parts = typeof text === 'string' && /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
  if (!parts) return null;
  const [index, of] = [Number(parts[1]), Number(parts[2])];
  return index <= of ? { index, of } : null;
}

/** Runs are dealt out like cards: points that take long are shared, and no share has two more than another. */
export function isInShard({ index, of }: Shard, run: number): boolean {
  return run % of === index - 1;
}

export function shardJson({ shard: { index, of }, runs, ...rest }: ShardResult): string {
  const rows = runs.map(([run, { evaluations, ...ended }]) => {
    return { run, ...ended, evaluations: evaluations.map(evaluationInJson) };
  });
  return `${JSON.stringify({ ...rest, shard: `${index}/${of}`, runs: rows })}\n`;
}

/** To the last bit, and JSON has no number that is not finite: a word stands for it. */
function evaluationInJson(evaluation: Evaluation) {
  const words = Object.entries(evaluation).map(([name, value]) => {
    return [name, Number.isFinite(value) ? value : String(value)];
  });
  return Object.fromEntries(words);
}

/**
 * A sweep and all its runs, in the grid's order. Throws a UsageError that names the file unless the
 * files are one whole sweep, made by that version of the core.
 */
export function joinShards(
  paths: string[],
  version: string,
): { document: unknown; sweep: Sweep; runs: Ended[] } {
  const files = paths.map(readShardFile);
  const first = files[0]!;
  const { document, shard } = first;
  const inOrder: (ShardFile | undefined)[] = Array(shard.of).fill(undefined);
  for (const file of files) {
    checkFile(file, first, version);
    const other = inOrder[file.shard.index - 1];
    if (other) throw refusal(file, `shard ${file.shard.index} again, as ${other.path}`);
    inOrder[file.shard.index - 1] = file;
  }
  const missing = inOrder.flatMap((file, i) => (file ? [] : [i + 1]));
  if (missing.length > 0) throw new UsageError(`${inWords(missing)} of ${shard.of} missing`);

  const sweep = readSweep(document);
  const byNumber = new Map(files.flatMap((file) => file.runs));
  const runs = Array.from({ length: countRuns(sweep) }, (_, run) => {
    const ended = byNumber.get(run);
    if (ended) return ended;
    throw refusal(inOrder[run % shard.of]!, `run ${run} is missing`);
  });
  return { document, sweep, runs };
}

function checkFile(file: ShardFile, first: ShardFile, version: string): void {
  if (file.version !== version) {
    throw refusal(file, `made by version ${file.version}, where this is ${version}`);
  }
  if (JSON.stringify(file.document) !== JSON.stringify(first.document)) {
    throw refusal(file, `of another document than ${first.path}`);
  }
  if (file.shard.of !== first.shard.of) {
    throw refusal(
      file,
      `one of ${file.shard.of} shards, where ${first.path} is one of ${first.shard.of}`,
    );
  }
}

const refusal = ({ path }: { path: string }, reason: string) =>
  new UsageError(`${path}: ${reason}`);

function inWords(shards: number[]): string {
  const shown =
    shards.length > 12 ? [...shards.slice(0, 11), `${shards.length - 11} more`] : shards;
  const listed = shown.join(', ').replace(/, ([^,]*)$/, ' and $1');
  return shards.length === 1 ? `shard ${listed}` : `shards ${listed}`;
}

type Tree = { [key: string]: unknown };

function readShardFile(path: string): ShardFile {
  const content = readDocument(path);
  const { version, shard: place, document, runs: rows } = (content ?? {}) as Tree;
  const shard = readShard(place);
  if (!shard || typeof version !== 'string' || !Array.isArray(rows)) {
    throw refusal({ path }, 'not a shard of a sweep; descent sweep --shard writes them');
  }
  const runs = rows.map(readRun);
  const broken = runs.indexOf(null);
  if (broken >= 0) throw refusal({ path }, `runs[${broken}] is damaged`);
  return { path, version, shard, document, runs: runs as Numbered[] };
}

/** Null unless it is as `shardJson` writes it. */
function readRun(row: unknown): Numbered | null {
  const { run, seed, status, steps, seconds, evaluations } = (row ?? {}) as Tree;
  const isStatus = status === 'finished' || status === 'diverged' || status === 'failed';
  const areNumbers = [run, seed, steps, seconds].every((value) => typeof value === 'number');
  if (!isStatus || !areNumbers || !Array.isArray(evaluations)) return null;
  const read = evaluations.map(readEvaluation);
  if (read.includes(null)) return null;
  const ended = { seed, status, steps, seconds, evaluations: read };
  return [run as number, ended as Ended];
}

function readEvaluation(written: unknown): Evaluation | null {
  const read: Partial<Evaluation> = {};
  for (const name of ['step', ...measures] as const) {
    const value = (written as Tree | null)?.[name];
    const isWord = value === 'NaN' || value === 'Infinity' || value === '-Infinity';
    if (typeof value !== 'number' && !isWord) return null;
    read[name] = Number(value);
  }
  return read as Evaluation;
}
