/** What an element knows of its page: what another frame opens, and trains to, when it is moved. */
import type { Happening, Reading, Standing } from './protocol';

type Change = Extract<Happening, { type: 'change' }>;

export class LastKnown {
  /** What was asked for last; once the frame has made a document of it, that is kept instead. */
  #given: object | string = '';
  #kept: Change | null = null;
  /** What the page goes on with when that is refused. */
  #before: Change | null = null;
  #reading: Reading | null = null;
  /** Where a frame is on its way to that came after another one. */
  #goal: Standing | null = null;

  load(experiment: object | string): void {
    this.#before = this.#kept ?? this.#before;
    this.#kept = null;
    this.#goal = null;
    this.#given = experiment;
  }

  reset(): void {
    this.#goal = null;
  }

  /** Whether it is for the host, and has not been told it by an earlier frame. */
  hear(happening: Happening): boolean {
    switch (happening.type) {
      case 'here':
      case 'ready':
        return false;
      case 'change':
        this.#kept = happening;
        return true;
      case 'refused':
        this.#kept ??= this.#before;
        return true;
    }
    this.#reading = happening;
    const { step, state } = happening;
    // One that begins rests at its first step before it goes.
    const onItsWay = step === 0 || (state === 'running' && step < (this.#goal?.step ?? 0));
    if (!onItsWay) this.#goal = null;
    return this.#goal === null;
  }

  /** For a frame that is made now. */
  open(): { experiment: object | string; standing: Standing | null } {
    const kept = this.#kept;
    this.#goal = kept && (this.#goal ?? this.#standing(kept));
    this.#reading = null;
    return { experiment: kept?.document ?? this.#given, standing: this.#goal };
  }

  /** Of a recipe that waits for a restart nothing has been trained. */
  #standing({ speed, waits }: Change): Standing {
    const { step = 0, state } = (!waits && this.#reading) || {};
    return { step, playing: state === 'running', speed };
  }
}
