/** Surface: a race on a function of two parameters, and the moment of it that is looked at. */
import { faultOf } from '../engine/fault';
import type { LabClient } from '../engine/lab-client';
import { type Course, type Race, racersOf, type SurfaceEntry, updatesOf } from '../experiment/race';
import type { RacePreset } from '../experiment/race-presets';
import { type RunStyle, runStyle, runStyles } from '../experiment/run-style';
import type { Parts } from '../experiment/views';
import type { Lab } from '../lab';
import type { Fault } from '../protocol';
import type { Refusal } from './draft';
import type { Memory } from './edits';
import {
  MAX_RACERS,
  type RaceDraft,
  racerAt,
  setAt,
  withAnother,
  withChoice,
  withoutRacer,
  withStart,
  withSurface,
} from './race-edits';
import { State } from './state';

/** Steps a second that can be chosen. */
export const SPEEDS: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** A race, and whose arrows are shown. */
type Opened = Pick<RacePreset, 'race' | 'chosen'>;

export class SurfaceRace extends State {
  /** As the core last took it; null until it has answered once. */
  race: RaceDraft | null = null;
  courses: Course[] = [];
  /** One a racer: it keeps its colour as long as it races. */
  styles: RunStyle[] = [];
  refusal: Refusal | null = null;
  /** What the lab could not do. */
  fault: Fault | null = null;
  /** The moment looked at: before update `step`, or behind the last. */
  step = 0;
  playing = false;
  speed: number = 20;
  /** Whose arrows are shown. */
  chosen = 0;

  readonly #memory: Memory = new Map();
  /** Ahead of the core's answer. */
  #asked: RaceDraft | null = null;
  #turn = 0;
  /** The lab's parts as they were last followed. */
  #seen: Pick<Parts, 'surface' | 'racers'> | null = null;
  /** It is to be played from its start, once it is there. */
  #begins = false;
  /** A part of a step that playing has gone. */
  #rest = 0;

  constructor(
    private readonly lab: Pick<Lab, 'catalogue' | 'draft' | 'parts' | 'setPart' | 'fail'>,
    private readonly entries: readonly SurfaceEntry[],
    private readonly client: LabClient,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  get entry(): SurfaceEntry | undefined {
    return this.entries.find(({ name }) => name === this.race?.surface.name);
  }

  /** Updates that the longest way has. */
  get length(): number {
    return Math.max(0, ...this.courses.map(updatesOf));
  }

  /** Opens the race that the lab's parts describe, or `beginning`, unless it is open already. */
  follow(beginning: RacePreset): void {
    const { surface, racers, race } = this.lab.parts;
    if (this.#seen && surface === this.#seen.surface && racers === this.#seen.racers) return;
    this.#seen = { surface, racers };
    const given = { version: 1, ...race, surface, racers } as Race;
    void this.#open(surface === undefined ? beginning : { race: given, chosen: 0 }, beginning);
  }

  /** Where a race is refused and there is none yet, the other one is shown beside the reason. */
  async #open({ race, chosen }: Opened, other: Opened): Promise<void> {
    this.chosen = chosen;
    await this.#ask(race, { atEnd: true, whole: true });
    const { fault } = this;
    if (fault?.code !== 'document' || this.race !== null) return;
    this.chosen = other.chosen;
    await this.#ask(other.race, { atEnd: true, whole: true });
    this.fault = fault;
  }

  /** Another race altogether, played from its start. */
  async open({ race, chosen }: Opened): Promise<void> {
    this.chosen = chosen;
    this.#begins = true;
    await this.#ask(race, { whole: true });
  }

  // What is raced

  set(path: string, value: unknown): void {
    this.#edit(path, (race) => setAt(race, path, value));
  }

  choose(path: string, name: string): void {
    const place = racerAt(path);
    this.#edit(path, (race) => {
      if (place === null) {
        const entry = this.entries.find((other) => other.name === name);
        return entry ? withSurface(race, entry) : race;
      }
      const { catalogue, draft } = this.lab;
      if (draft === null) return race;
      return withChoice(race, place, name, { catalogue, recipe: draft, memory: this.#memory });
    });
  }

  setStart(x: number, y: number): void {
    this.#edit('surface.start', (race) => withStart(race, [x, y]));
  }

  get canAdd(): boolean {
    return (this.race?.racers.length ?? MAX_RACERS) < MAX_RACERS;
  }

  add(): void {
    if (!this.canAdd) return;
    this.chosen = this.race?.racers.length ?? 0;
    // The first that nobody has.
    this.styles = [...this.styles, runStyles.find((style) => !this.styles.includes(style))!];
    this.#edit('racers', withAnother);
  }

  remove(index: number): void {
    if (this.chosen >= index) this.chosen = Math.max(0, this.chosen - 1);
    this.styles = this.styles.filter((_, at) => at !== index);
    this.#edit('racers', (race) => withoutRacer(race, index));
  }

  #edit(path: string, apply: (race: RaceDraft) => RaceDraft): void {
    const race = this.#asked ?? this.race;
    if (race) void this.#ask(apply(race), { path });
  }

  /** `whole`: what is refused belongs to no field. A race looked at to its end stays so. */
  async #ask(
    race: Race | RaceDraft,
    { path = '', whole = false, atEnd = this.step >= this.length } = {},
  ): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#asked = whole ? null : (race as RaceDraft);
    try {
      const result = await this.client.ask('race', { document: race }).result;
      if (turn !== this.#turn || result === null) return;
      const { name, seed, steps, evaluate_every, surface } = result.document;
      const racers = racersOf(result.document);
      this.race = { version: 1, seed, steps, evaluate_every, surface, racers };
      this.courses = result.courses;
      if (whole) this.styles = racers.map((_, index) => runStyle(index));
      this.refusal = null;
      this.fault = null;
      this.chosen = Math.min(this.chosen, racers.length - 1);
      this.step = atEnd || this.#begins ? this.length : Math.min(this.step, this.length);
      if (this.#begins) this.play();
      this.#seen = { surface, racers };
      this.lab.setPart('race', { name, seed, steps, evaluate_every });
      this.lab.setPart('surface', surface);
      this.lab.setPart('racers', racers);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#begins = false;
      this.#refused(faultOf(error), path, whole);
    }
    this.#asked = null;
    this.changed();
  }

  #refused(fault: Fault, path: string, whole: boolean): void {
    if (fault.code !== 'document' || whole) {
      this.fault = fault;
      return;
    }
    const reason = fault.message.replace(`${fault.path}: `, '');
    // A start has two fields; it is refused as one.
    const place = fault.path.startsWith('surface.start') ? 'surface.start' : fault.path || path;
    this.refusal = { path: place, reason };
  }

  // The moment

  play(): void {
    this.#begins = this.length === 0;
    if (this.step >= this.length) this.step = 0;
    this.#rest = 0;
    this.playing = this.length > 0;
    this.changed();
  }

  pause(): void {
    this.#begins = false;
    this.playing = false;
    this.changed();
  }

  seek(step: number): void {
    this.step = Math.min(Math.max(Math.round(step), 0), this.length);
    this.changed();
  }

  /** Some steps on, or back, by hand. */
  move(steps: number): void {
    this.playing = false;
    this.seek(this.step + steps);
  }

  /** So much time has gone while it plays. */
  elapse(milliseconds: number): void {
    if (!this.playing) return;
    const gone = this.#rest + (milliseconds / 1000) * this.speed;
    this.#rest = gone % 1;
    if (gone < 1) return;
    this.seek(this.step + Math.floor(gone));
    if (this.step >= this.length) this.playing = false;
  }

  setSpeed(stepsPerSecond: number): void {
    this.speed = stepsPerSecond;
    this.changed();
  }

  /** Shows this racer's arrows. */
  point(index: number): void {
    this.chosen = index;
    this.changed();
  }
}
