/** What racers are called: the algorithm, and the knobs in which those of one kind differ. */
import { formatNumber } from '../../components/format';
import type { Entry } from '../../experiment/catalogue';
import type { Choice } from '../../experiment/document';
import type { Racer } from '../../experiment/race';
import { list } from '../../locales';

interface Known {
  optimizers: readonly Entry[];
  schedules: readonly Entry[];
}

export function racerNames(racers: readonly Racer[], known: Known): string[] {
  return racers.map((racer) => {
    const alike = racers.filter(({ optimizer }) => optimizer.name === racer.optimizer.name);
    const differs = (of: (racer: Racer) => unknown) =>
      alike.some((other) => of(other) !== of(racer));
    const entry = known.optimizers.find(({ name }) => name === racer.optimizer.name);
    const parts = (entry?.knobs ?? [])
      .filter(({ name }) => differs(({ optimizer }) => optimizer[name]))
      .map(({ name, label }) => `${label} ${inWords(racer.optimizer, name)}`);
    if (differs(({ schedule }) => schedule.name)) {
      const schedule = known.schedules.find(({ name }) => name === racer.schedule.name);
      parts.push(schedule?.label ?? racer.schedule.name);
    }
    return list([entry?.label ?? racer.optimizer.name, ...parts]);
  });
}

function inWords(choice: Choice, knob: string): string {
  const value = choice[knob];
  return typeof value === 'number' ? formatNumber(value) : String(value);
}
