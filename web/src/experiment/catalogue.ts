/**
 * What the core says of itself (core/include/descent/catalogue.hpp). On the page formulas are MathML
 * instead of TeX, and what is prose (help, source, licence) is there once it was asked for (help.ts), as
 * are the formulas that the first recipes do without.
 */

export type KnobType =
  | 'number'
  | 'integer'
  | 'boolean'
  | 'choice'
  | 'numbers'
  | 'integers'
  | 'points';
export type Task = 'classification' | 'regression';

/** A setting of an algorithm, of the data, of the batch or of the run. */
export interface Knob {
  /** Key in the experiment document, PyTorch's name where it has one. */
  name: string;
  label: string;
  /** As it stands in the formula; empty when it has none. */
  symbol: string;
  type: KnobType;
  /** null: may be left out and then means "not set" (`epochs`). */
  default: number | boolean | string | number[] | number[][] | null;
  /** Bounds of what is accepted; null is unbounded. */
  min: number | null;
  max: number | null;
  /** The bound itself is not accepted. */
  minOpen: boolean;
  maxOpen: boolean;
  /** What a slider spans; null when a slider makes no sense. */
  slider: { min: number; max: number; scale: 'linear' | 'log' } | null;
  /** For type choice. */
  choices: string[];
  help: string;
  /** Seldom used: shown behind "more". */
  advanced: boolean;
  /** May be changed while a run goes on; otherwise a change needs a restart. */
  live: boolean;
}

/** One algorithm the core knows: an optimizer, schedule, loss, activation or initializer. */
export interface Entry {
  name: string;
  label: string;
  /** Several lines are an `aligned` block. */
  formula: string;
  /** The paper or program it follows, with the equation. */
  source: string;
  help: string;
  knobs: Knob[];
}

export interface LossEntry extends Entry {
  tasks: Task[];
  /** How many classes it is for; 0: any number. */
  classes: number;
}

export interface DatasetEntry extends Entry {
  task: Task;
  /** `generated` by the core, or `bundled`: a table read from `data/<name>.bin.gz`. */
  kind: 'generated' | 'bundled';
  /** Columns of x. */
  features: number;
  /** 0 for regression. */
  classes: number;
  licence: string;
}

export interface Catalogue {
  /** The core's version, part of what makes a run reproducible. */
  version: string;
  optimizers: Entry[];
  schedules: Entry[];
  losses: LossEntry[];
  activations: Entry[];
  initializers: Entry[];
  datasets: DatasetEntry[];
  /** Knobs every data set has (`train_fraction`, `standardize`), at `data.*`. */
  data: Knob[];
  /** Knobs of a hidden layer, its width first. */
  layer: Knob[];
  /** Knobs at `regularization.*`. */
  regularization: Knob[];
  /** Knobs at `batch.*`. */
  batch: Knob[];
  /** Top-level knobs: `seed`, `steps`, `epochs`, `evaluate_every`. */
  run: Knob[];
}
