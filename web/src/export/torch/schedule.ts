/** A schedule of a document in Python: its closed form, with the knobs as arguments. */
import type { Entry } from '../../experiment/catalogue';
import type { Choice } from '../../experiment/document';
import { piece } from './pieces';
import { call, type Knobs, keywords, literal } from './python';

/** With every knob, as changes may leave some out. */
export function fullSchedule(given: Choice | string, known: readonly Entry[]): Choice {
  const choice = typeof given === 'string' ? { name: given } : given;
  const entry = known.find(({ name }) => name === choice.name);
  const defaults = (entry?.knobs ?? []).filter((knob) => knob.default !== null);
  return { ...Object.fromEntries(defaults.map((knob) => [knob.name, knob.default!])), ...choice };
}

/** Statements that make it. */
export function makeSchedule({ name, warmup_steps, ...knobs }: Choice, steps: number): string[] {
  const own = { ...knobs } as Knobs;
  if (name === 'linear') own.total_iters ??= steps;
  if (name === 'inverse_sqrt') own.timescale ??= Math.max(1, warmup_steps as number);
  const args = keywords(own);
  const { name: form } = piece(`schedules/${name}`)!;
  const lines: string[] = [];
  if (name === 'plateau') lines.push(call(form, args, 'plateau = '), 'schedule = plateau');
  else if (args.length === 0) lines.push(`schedule = ${form}`);
  else lines.push(call('functools.partial', [form, ...args], 'schedule = '));
  if (warmup_steps) lines.push(`schedule = warm_up(schedule, ${literal(warmup_steps)})`);
  return lines;
}

/** What these schedules are made of. */
export function schedulePieces(choices: Choice[]): string[] {
  const names = [...new Set(choices.map(({ name }) => name))];
  const warmup = choices.some(({ warmup_steps }) => warmup_steps);
  return [
    ...names.map((name) => `schedules/${name}`),
    ...(warmup ? ['schedules/warm-up'] : []),
  ].map((path) => piece(path)!.text);
}
