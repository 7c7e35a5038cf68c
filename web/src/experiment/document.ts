/** The experiment document: everything a run depends on, as JSON. The core alone decides whether one is valid. */
import type { GivenTableData } from './table-data';

export type KnobValue = number | boolean | string | number[] | number[][];

/** `{"name": …, knob: value, …}`; a knob left out takes its default. */
export interface Choice {
  name: string;
  [knob: string]: KnobValue;
}

export interface Samples {
  /** [rows][features] */
  x: number[][];
  /** Class index, or a real for regression; one a row. */
  y: number[];
}

export interface InlineData {
  source: 'inline';
  task: 'classification' | 'regression';
  classes?: number;
  train: Samples;
  test?: Samples;
}

/** A named data set with its knobs, `train_fraction` and `standardize`. */
export interface NamedData {
  source: string;
  [knob: string]: KnobValue;
}

/** A table of one's own, which whoever sets up the run reads and encodes. */
export interface OwnData {
  source: 'table';
  train_fraction?: number;
  standardize?: boolean;
  table: GivenTableData;
}

export interface ValuesInit {
  name: 'values';
  /** One a layer: weight [out][in], bias [out], and gamma and beta [out] of its batch norm. */
  layers: { weight: number[][]; bias: number[]; gamma?: number[]; beta?: number[] }[];
}

/** What a hidden layer has besides its width. */
export interface HiddenLayer {
  width: number;
  batch_norm?: boolean;
  /** Share of its units that a training step leaves out. */
  dropout?: number;
}

/** A width alone where there is nothing besides. */
export type Hidden = (number | HiddenLayer)[];

export interface Regularization {
  l1: number;
  l2: number;
  decay: number;
  clip_norm?: number;
  clip_value?: number;
}

/**
 * What was changed while it ran: `optimizer` merges knobs or, with a `name`, begins anew; `schedule`
 * replaces the schedule.
 */
export interface Change {
  step: number;
  optimizer?: { [knob: string]: KnobValue };
  schedule?: Choice;
}

/** As a person writes it: choices may be bare names, anything with a default may be left out. */
export interface Experiment {
  version: 1;
  name?: string;
  seed?: number;
  data: NamedData | InlineData | OwnData | string;
  model?: { hidden?: Hidden; activation?: Choice | string; init?: Choice | ValuesInit | string };
  loss?: Choice | string;
  optimizer?: Choice | string;
  schedule?: Choice | string;
  regularization?: Partial<Regularization>;
  batch?: { size?: number; shuffle?: boolean; drop_last?: boolean };
  steps?: number;
  epochs?: number;
  evaluate_every?: number;
  changes?: Change[];
}

/** As the core gives it back: every choice an object, every knob present (`steps` or `epochs`, not both). */
export interface FullExperiment extends Experiment {
  data: NamedData | InlineData | OwnData;
  name: string;
  seed: number;
  model: { hidden: Hidden; activation: Choice; init: Choice | ValuesInit };
  loss: Choice;
  optimizer: Choice;
  schedule: Choice;
  regularization: Regularization;
  batch: { size: number; shuffle: boolean; drop_last: boolean };
  evaluate_every: number;
  changes: Change[];
}
