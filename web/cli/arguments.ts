import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage';

/** parseArgs of Node, whose complaints are shortened to their first sentence. */
export function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split(/[.\n]/)[0]!.replace(/^./, (first) => first.toLowerCase()));
  }
}

/** The only argument there should be; throws with what was to be given. */
export function sole(positionals: string[], wanted: string): string {
  const [argument, ...more] = positionals;
  if (argument === undefined || more.length > 0) throw new UsageError(wanted);
  return argument;
}
