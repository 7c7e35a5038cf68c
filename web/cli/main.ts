/** The descent command: picks the subcommand and turns what goes wrong into one line and a status. */
import { FaultError } from '../src/engine/fault';
import { DocumentFault } from '../src/experiment/document-fault';
import { anatomy } from './anatomy';
import { catalog } from './catalog';
import { check } from './check';
import { encode } from './encode';
import { exportRun } from './export';
import { findLr } from './find-lr';
import { landscape } from './landscape';
import { lesson } from './lesson';
import { merge } from './merge';
import { run } from './run';
import { sweep } from './sweep';
import { UsageError, usage } from './usage';

/** Each takes the arguments behind its name and gives the exit status. */
const commands: Record<string, (args: string[]) => Promise<number>> = {
  run,
  sweep,
  merge,
  'find-lr': findLr,
  landscape,
  anatomy,
  lesson,
  check,
  encode,
  export: exportRun,
  catalog,
};

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === '--help' || name === '-h' || rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  if (name === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new UsageError(`no command "${name}"; there are ${Object.keys(commands).join(', ')}`);
  }
  return command(rest);
}

// A reader that has seen enough, as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

/** What a person can mend: one line says it. */
const foreseen = [UsageError, FaultError, DocumentFault];

/** Everything that was printed has gone out. */
const flushed = (stream: NodeJS.WriteStream) =>
  new Promise<void>((resolve) => {
    stream.write('', () => resolve());
  });

let status: number;
try {
  status = await main(process.argv.slice(2));
} catch (error) {
  if (!foreseen.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`descent: ${(error as Error).message}\n`);
  status = 2;
}
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
// Left to end by itself, Node 20 now and then waits for ever for WebAssembly it compiled meanwhile.
process.exit(status);
