/** The core as the worker, the command line and the tests use it. */
import type { Catalogue } from '../experiment/catalogue';
import type { Change, Experiment, FullExperiment } from '../experiment/document';
import type { Evaluation, Fault } from '../protocol';

/** A bundled data set as read from its file, values already scaled. */
export interface Table {
  name: string;
  rows: number;
  columns: number;
  /** [rows][columns] */
  x: Float32Array;
  /** Class index or real. */
  y: Float32Array;
  task: 'classification' | 'regression';
  classes: string[] | null;
  features: string[] | null;
  /** [height, width] */
  image: [number, number] | null;
}

/** What crosses the boundary instead of an exception. */
export type Outcome<T> = { value: T; fault?: undefined } | { value?: undefined; fault: Fault };

/** What a call to run() did. The arrays have one value for each step made. */
export interface Slice {
  /** Step of the first value. */
  first: number;
  loss: Float32Array;
  gradNorm: Float32Array;
  lr: Float32Array;
  evaluations: Evaluation[];
  status: 'ready' | 'finished' | 'diverged';
}

export interface TrainerInfo {
  experiment: FullExperiment;
  task: 'classification' | 'regression';
  features: number;
  outputs: number;
  trainRows: number;
  testRows: number;
  parameters: number;
  steps: number;
  stepsPerEpoch: number;
  rowsPerEpoch: number;
}

export interface SampleSet {
  /** [rows][features], as the network sees them (standardized when the experiment says so). */
  x: Float32Array;
  y: Float32Array;
}

/** A run inside the core. Arrays returned are copies. */
export interface TrainerHandle {
  info(): TrainerInfo;
  /** Trains up to maxSteps steps; fewer when the run ends. */
  run(maxSteps: number): Slice;
  /** Applies knobs from the next step on. */
  change(change: Omit<Change, 'step'>): Outcome<FullExperiment>;
  /** lr(t) for t in [from, steps), thinned to about `points` points that keep its jumps. */
  plan(from: number, points: number): { step: Float64Array; lr: Float32Array };
  /** Class probabilities [rows][outputs], or values [rows] for regression. x is [rows][features]. */
  predict(x: Float32Array): Float32Array;
  /** Everything that decides how the run goes on, as bytes. */
  save(): Uint8Array;
  /** Goes on from where save() was called, in a trainer of the same experiment, changes included. */
  restore(snapshot: Uint8Array): Outcome<true>;
  trainSet(): SampleSet;
  testSet(): SampleSet;
  /** Frees it; nothing may be called afterwards. */
  delete(): void;
}

export interface CoreModule {
  /** Whether a bundled set is called so, for which createTrainer() needs a table. */
  isBundled(name: string): boolean;
  /** table: the bundled set the experiment names, null for generated and inline data. */
  createTrainer(experiment: Experiment, table: Table | null): Outcome<TrainerHandle>;
}

/** The core without SIMD, which also describes itself; pages have had its words since they were built. */
export interface DescribingCore extends CoreModule {
  catalogue(): Catalogue;
}

/** A trainer inside the module. */
export type Address = number;

/** What is bound (core/bindings): functions alone, whose first argument is the trainer. */
export type BoundCore = Omit<DescribingCore, 'createTrainer'> & {
  createTrainer(experiment: Experiment, table: Table | null): Outcome<Address>;
  deleteTrainer(trainer: Address): void;
} & {
  [Name in Exclude<keyof TrainerHandle, 'delete'>]: (
    trainer: Address,
    ...rest: Parameters<TrainerHandle[Name]>
  ) => ReturnType<TrainerHandle[Name]>;
};
