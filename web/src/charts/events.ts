/** What happened to the learning rate in time: restarts, drops, and changes made by hand. */
import type { Change, Choice, FullExperiment } from '../experiment/document';
import { formatRate } from '../locales/numbers';

export type EventName =
  | { kind: 'restart' }
  | { kind: 'factor'; factor: string }
  | { kind: 'knob'; knob: string; value: string }
  | { kind: 'fork'; mark: string }
  | { kind: 'optimizer'; optimizer: string }
  | { kind: 'schedule'; schedule: string };

export interface RunEvent {
  step: number;
  name: EventName;
}

/** More than this many of one schedule say nothing any more: the curve itself shows them. */
const MOST = 24;
const PIECEWISE_CONSTANT = ['fixed', 'step', 'multistep'];

/** Events of a run of `steps` steps, in order; `fork`: where it left another one. */
export function eventsOf(
  experiment: FullExperiment,
  steps: number,
  fork: { step: number; mark: string } | null = null,
): RunEvent[] {
  const changes = [...experiment.changes].sort((a, b) => a.step - b.step);
  const events: RunEvent[] = [];
  if (fork) events.push({ step: fork.step, name: { kind: 'fork', mark: fork.mark } });
  let schedule = experiment.schedule;
  let from = 0;
  for (const change of changes) {
    if (change.schedule) {
      events.push(...scheduleEvents(schedule, from, Math.min(change.step, steps)));
      schedule = change.schedule;
      from = change.step;
    }
    if (change.step > 0 && change.step < steps) events.push(...changeEvents(change));
  }
  events.push(...scheduleEvents(schedule, from, steps));
  return events.sort((a, b) => a.step - b.step);
}

/** Whether the rate is constant between jumps, so that its line is drawn in steps. */
export function isStepped(experiment: FullExperiment): boolean {
  const warm = (schedule: Choice) => Number(schedule.warmup_steps ?? 0) > 0;
  const schedules = [experiment.schedule, ...experiment.changes.flatMap((c) => c.schedule ?? [])];
  return schedules.every((s) => PIECEWISE_CONSTANT.includes(s.name) && !warm(s));
}

function changeEvents({ step, optimizer = {}, schedule }: Change): RunEvent[] {
  // Of another optimizer all knobs are there: its rate is told.
  const told = Object.entries(optimizer).filter(
    ([knob]) => !optimizer.name || ['name', 'lr'].includes(knob),
  );
  const knobs = told.map(([knob, value]): RunEvent => {
    if (knob === 'name') return { step, name: { kind: 'optimizer', optimizer: String(value) } };
    const text = typeof value === 'number' ? formatRate(value) : String(value);
    return { step, name: { kind: 'knob', knob, value: text } };
  });
  if (!schedule) return knobs;
  return [...knobs, { step, name: { kind: 'schedule', schedule: schedule.name } }];
}

/** Jumps a schedule itself makes after `from` and before `to`. */
function scheduleEvents(schedule: Choice, from: number, to: number): RunEvent[] {
  const steps = jumps(schedule, to).filter((step) => step > from && step < to);
  if (steps.length > MOST) return [];
  const name: EventName =
    schedule.name === 'sgdr'
      ? { kind: 'restart' }
      : { kind: 'factor', factor: formatRate(Number(schedule.gamma)) };
  return steps.map((step) => ({ step, name }));
}

function jumps(schedule: Choice, to: number): number[] {
  if (schedule.name === 'multistep' && Array.isArray(schedule.milestones)) {
    const milestones = schedule.milestones.map(Number);
    return [...new Set(milestones)].sort((a, b) => a - b);
  }
  const found: number[] = [];
  let length = Number(schedule.name === 'sgdr' ? schedule.t_0 : schedule.step_size);
  const growth = schedule.name === 'sgdr' ? Number(schedule.t_mult) : 1;
  if (!['sgdr', 'step'].includes(schedule.name) || !(length >= 1) || !(growth >= 1)) return found;
  for (let step = length; step < to && found.length <= MOST + 1; step += length) {
    found.push(Math.round(step));
    length *= growth;
  }
  return found;
}
