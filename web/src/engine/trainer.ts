/** Makes objects of the functions that are bound. */
import type { BoundCore, DescribingCore, TrainerHandle } from './core';

/** The methods of a trainer, each bound under its own name. */
const methods = [
  'info',
  'run',
  'change',
  'plan',
  'predict',
  'save',
  'restore',
  'trainSet',
  'testSet',
] as const satisfies Exclude<keyof TrainerHandle, 'delete'>[];

export function withTrainers(core: BoundCore): DescribingCore {
  return {
    isBundled: core.isBundled,
    catalogue: core.catalogue,
    createTrainer(experiment, table) {
      const { value: address, fault } = core.createTrainer(experiment, table);
      if (fault) return { fault };
      const bound = methods.map((name) => {
        const method = core[name] as (trainer: number, ...rest: unknown[]) => unknown;
        return [name, (...rest: unknown[]) => method(address, ...rest)];
      });
      const free = () => core.deleteTrainer(address);
      return { value: { ...Object.fromEntries(bound), delete: free } as TrainerHandle };
    },
  };
}
