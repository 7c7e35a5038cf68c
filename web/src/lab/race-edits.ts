/** What can be changed in the document of a race: every edit gives another one. */
import type { Catalogue, Knob } from '../experiment/catalogue';
import type { Choice, FullExperiment, KnobValue } from '../experiment/document';
import type { Racer, SurfaceChoice, SurfaceEntry } from '../experiment/race';
import { choose, type Memory } from './edits';

/** A race as the page edits it: its racers are always listed. */
export interface RaceDraft {
  version: 1;
  seed: number;
  steps: number;
  evaluate_every: number;
  surface: SurfaceChoice;
  racers: Racer[];
}

export type RacerSlot = keyof Racer;

/** Colours are given to racers in their order, and each has one. */
export const MAX_RACERS = 8;

const racerPath = /^racers\[(\d+)\]\.(optimizer|schedule)$/;

/** The racer and the part of it that a path like `racers[1].optimizer` names. */
export function racerAt(path: string): { index: number; slot: RacerSlot } | null {
  const found = racerPath.exec(path);
  return found && { index: Number(found[1]), slot: found[2] as RacerSlot };
}

export function defaultsOf(knobs: readonly Knob[]): { [knob: string]: KnobValue } {
  const set = knobs.filter((knob) => knob.default !== null);
  return Object.fromEntries(set.map((knob) => [knob.name, knob.default as KnobValue]));
}

/** Sets what stands at a path like `surface.condition`, `racers[1].optimizer.lr` or `steps`. */
export function setAt(race: RaceDraft, path: string, value: unknown): RaceDraft {
  const dot = path.lastIndexOf('.');
  if (dot < 0) return { ...race, [path]: value };
  const owner = path.slice(0, dot);
  const knob = path.slice(dot + 1);
  if (owner === 'surface') return { ...race, surface: withKnob(race.surface, knob, value) };
  const place = racerAt(owner);
  if (place === null) return race;
  const { index, slot } = place;
  return withRacer(race, index, (racer) => ({
    ...racer,
    [slot]: withKnob(racer[slot], knob, value),
  }));
}

/** An undefined value is left to the core, which has a default. */
function withKnob<C extends Choice>(choice: C, knob: string, value: unknown): C {
  const { [knob]: _, ...others } = choice;
  return (value === undefined ? others : { ...choice, [knob]: value }) as C;
}

function withRacer(race: RaceDraft, at: number, change: (racer: Racer) => Racer): RaceDraft {
  const racers = race.racers.map((racer, index) => (index === at ? change(racer) : racer));
  return { ...race, racers };
}

/** Another surface, from its own start; the noise stays. */
export function withSurface(race: RaceDraft, entry: SurfaceEntry): RaceDraft {
  const { noise } = race.surface;
  const { name, start, knobs } = entry;
  return { ...race, surface: { ...defaultsOf(knobs), name, start, noise } };
}

export function withStart(race: RaceDraft, start: [number, number]): RaceDraft {
  return { ...race, surface: { ...race.surface, start } };
}

/** Another optimizer or schedule, with what both know alike, as in the recipe. */
export function withChoice(
  race: RaceDraft,
  { index, slot }: { index: number; slot: RacerSlot },
  name: string,
  { catalogue, recipe, memory }: { catalogue: Catalogue; recipe: FullExperiment; memory: Memory },
): RaceDraft {
  return withRacer(race, index, (racer) => {
    const { optimizer, schedule } = choose(
      { ...recipe, ...racer, changes: [] },
      slot,
      name,
      catalogue,
      memory,
    );
    return { optimizer, schedule };
  });
}

/** One more, like the last. */
export function withAnother(race: RaceDraft): RaceDraft {
  const last = race.racers.at(-1) as Racer;
  return { ...race, racers: [...race.racers, last] };
}

export function withoutRacer(race: RaceDraft, at: number): RaceDraft {
  return { ...race, racers: race.racers.filter((_, index) => index !== at) };
}
