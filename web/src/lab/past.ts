/**
 * Back in time: the step of a run that is looked at, and runs that go on from there another way. It
 * comes with the first run that rests.
 */

import { formatNumber } from '../components/format';
import type { Catalogue } from '../experiment/catalogue';
import type { FullExperiment } from '../experiment/document';
import { highestRate, toRate } from '../experiment/rate';
import type { Leaving, Run } from '../experiment/run';
import { addMessages, list, t } from '../locales';
import { past as words } from '../locales/en/past';
import type { Fork, Request, Visit } from '../protocol';
import { inForce } from './edits';
import { changeWords, shortLabel } from './names';

addMessages(words);

interface Place {
  run: number;
  step: number;
}

/** What it needs of the lab. */
export interface PastHost {
  readonly catalogue: Catalogue;
  readonly runs: Run[];
  send(request: Request): void;
  notify(): void;
  /** Makes a run that leaves another one the current one, and trains it. */
  begin(experiment: FullExperiment, leaving: Leaving): void;
}

/** One step is asked for at a time, and of those wished for meanwhile the newest next. */
export class Past {
  /** Where the page stands, ahead of the worker's answer; null: in the present. */
  #at: Place | null = null;
  /** What the worker has shown last of this run. */
  #shown: Visit | null = null;
  #asked: Place | null = null;

  constructor(private readonly host: PastHost) {}

  /** The run gone back in; null in the present. */
  get visiting(): { run: Run; step: number; shown: Visit | null } | null {
    const run = this.#find(this.#at?.run);
    return run && this.#at ? { run, step: this.#at.step, shown: this.#shown } : null;
  }

  /** The run gone back in as it was then, as far as the worker has shown it. */
  get looked(): Run | null {
    const { visiting } = this;
    if (!visiting?.shown) return visiting?.run ?? null;
    const { run, shown } = visiting;
    return { ...run, ...shown, picture: shown.picture ?? run.picture };
  }

  /** Looks at a run as it stood before update `step`. */
  visit(run: number, step: number): void {
    if (this.#at?.run !== run) this.#shown = null;
    this.#at = { run, step };
    if (this.#asked === null) this.#ask(this.#at);
    this.host.notify();
  }

  /** Back in the present; what was asked for is not answered any more. */
  leave(): void {
    if (this.#at === null) return;
    this.host.send({ type: 'leave', run: this.#at.run });
    this.#at = null;
    this.#shown = null;
    this.#asked = null;
    this.host.notify();
  }

  receive(run: number, visit: Visit): void {
    const asked = this.#asked;
    if (asked?.run !== run || asked.step !== visit.step) return;
    this.#asked = null;
    const at = this.#at;
    if (at?.run === run) this.#shown = visit;
    if (at && (at.run !== run || at.step !== visit.step)) this.#ask(at);
    this.host.notify();
  }

  fork(fork: Fork): void {
    const { host } = this;
    const run = this.#find(fork.run);
    if (run === undefined) return;
    // The worker goes there instead.
    this.#asked = null;
    const words = namesOf(fork, run, host.catalogue);
    let { name } = words;
    const isTaken = () => host.runs.some((other) => other.name === name);
    for (let number = 2; isTaken(); number++) name = `${words.name} (${number})`;
    host.begin(run.experiment, { ...fork, ...words, name });
  }

  /** Ways to leave a run before it diverged: where its loss was lowest, with less of the rate. */
  offers(run: Run): { label: string; act(): void }[] {
    const step = run.diverged?.lowestStep ?? 0;
    if (!run.hasPast || step <= 0) return [];
    const recipe = inForce(run.experiment, step);
    return [3, 10].map((part) => {
      const rate = Number((highestRate(recipe) / part).toPrecision(2));
      return {
        label: t('past.offer', { step, rate: formatNumber(rate) }),
        act: () => this.fork({ run: run.id, step, change: toRate(recipe, rate) }),
      };
    });
  }

  #find(id: number | undefined): Run | undefined {
    return this.host.runs.find((run) => run.id === id);
  }

  #ask(place: Place): void {
    this.#asked = place;
    this.host.send({ type: 'visit', ...place });
  }
}

/** "SGD 0.01 from 120", and the words beside it in the list, with its parent above it and without. */
function namesOf(
  { step, change }: Fork,
  run: Run,
  catalogue: Catalogue,
): Omit<Leaving, keyof Fork> {
  const before = inForce(run.experiment, step).optimizer;
  const changed = change?.optimizer ?? {};
  const { name, lr } = changed.name ? changed : { ...before, ...changed };
  const label = shortLabel(catalogue, 'optimizer', String(name));
  const rate = typeof lr === 'number' ? ` ${formatNumber(lr)}` : '';
  const what = change ? list(changeWords(change, before.name, catalogue)) : t('past.unchanged');
  return {
    name: t('past.name', { name: label + rate, step }),
    beside: t('past.beside', { step, what }),
    alone: t('past.alone', { step, what, name: run.name }),
    mark: t('past.mark'),
  };
}
