/** Values and calls as Python writes them. */
import type { KnobValue } from '../../experiment/document';

export type Knobs = { [knob: string]: KnobValue };

export function literal(value: KnobValue): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  // JSON escapes what would end a string, and Python reads its escapes.
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

export const keywords = (knobs: Knobs) =>
  Object.entries(knobs).map(([name, value]) => `${name}=${literal(value)}`);

/** Lines of a block, indented by one level more. */
export const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** A call on one line, or with an argument a line where that is too long. */
export function call(name: string, args: string[], before = ''): string {
  const line = `${before}${name}(${args.join(', ')})`;
  if (line.length <= 100) return line;
  return `${before}${name}(\n${args.map((arg) => `    ${arg},\n`).join('')})`;
}
