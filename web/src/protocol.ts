/**
 * The worker's messages: types only. The page sends requests, the worker answers with replies.
 * Every message names its run; replies to a run that is no longer there are dropped.
 */
import type { Change, Experiment, FullExperiment } from './experiment/document';

/** A fault in what was asked or in the machinery, never a diverging run: that is a result. */
export interface Fault {
  /**
   * `document`: refused by the core, with the path; `data`: a table could not be read; `table`: the
   * file of a table has to be given; `engine`: WASM or worker; `lab`: those that look at training, which goes on; `page`: a part of the page itself
   * did not come; `locked`: whoever handed the page out does not let it be changed.
   */
  code: 'document' | 'data' | 'table' | 'engine' | 'lab' | 'page' | 'locked';
  message: string;
  /** Where in the document, as `optimizer.momentum`; empty when nowhere. */
  path: string;
}

export type RunState = 'ready' | 'running' | 'paused' | 'finished' | 'diverged';

/** What the charts want to see of every run; sent again when it changes. */
export interface Watch {
  /** Exponential moving average's weight of the past, 0 (none) to 0.999; bias-corrected as in Adam. */
  smoothing: number;
  /** At most this many buckets a series, each giving its smallest and largest point. */
  buckets: number;
  /** Steps shown, inclusive; null: everything. */
  range: [number, number] | null;
  /** Buckets of equal width in log(step + 1) rather than in step. */
  logX: boolean;
}

/** The first message to a worker. */
export interface Start {
  type: 'start';
  /** Where the bundled data sets lie. */
  data: string;
  /** The core comes in a message of its own, `core`; otherwise the worker fetches it. */
  awaitsCore?: boolean;
}

/** The core as the page has compiled it; null when it could not, and the worker is to try. */
export interface CompiledCore {
  type: 'core';
  module: WebAssembly.Module | null;
}

/** Where a run leaves another one, and what is changed there; null: nothing. */
export interface Fork {
  run: number;
  /** The first update that is its own. */
  step: number;
  change: Omit<Change, 'step'> | null;
}

export type Request =
  /**
   * Makes a run ready; a run that was training is paused and kept as history. A fork goes on from
   * the past of another run, whose experiment it is but for the change.
   */
  | { type: 'load'; run: number; experiment: Experiment; fork?: Fork }
  /** Asks the core about an experiment without touching any run; answered by `checked` or `fault`. */
  | { type: 'check'; run: number; experiment: Experiment }
  /**
   * Trains an experiment to its end, watched by nobody; answered by `trained` or `fault`. With
   * `reports`, its `progress` brings what was measured.
   */
  | { type: 'train'; run: number; experiment: Experiment; reports?: boolean }
  /** Trains; stepsPerSecond null is as fast as it goes. Again while running: changes the speed. */
  | { type: 'play'; run: number; stepsPerSecond: number | null }
  | { type: 'pause'; run: number }
  /** Trains that many steps and pauses; 'epoch' to the end of the current epoch. */
  | { type: 'advance'; run: number; steps: number | 'epoch' }
  /** Knobs that may change while it runs, from the next step on. Answered by `changed` or `fault`. */
  | { type: 'change'; run: number; change: Omit<Change, 'step'> }
  | { type: 'watch'; watch: Watch }
  /** The run as it stood before update `step`; answered by `visited`, unless another step is asked for. */
  | { type: 'visit'; run: number; step: number }
  /** Enough of what was. */
  | { type: 'leave'; run: number }
  /** The page has drawn the last frame of this run and can take another. */
  | { type: 'ack'; run: number }
  /** The whole history, for CSV; answered by `history`. */
  | { type: 'history'; run: number }
  /** Frees a run and its history. */
  | { type: 'forget'; run: number };

/** What is fixed once a run is loaded. */
export interface RunInfo {
  experiment: FullExperiment;
  task: 'classification' | 'regression';
  features: number;
  /** Width of the output layer. */
  outputs: number;
  classNames: string[];
  featureNames: string[];
  trainRows: number;
  testRows: number;
  parameters: number;
  steps: number;
  stepsPerEpoch: number;
  /** Training rows an epoch visits (fewer than trainRows only with drop_last). */
  rowsPerEpoch: number;
  /** [height, width] for images. */
  image: [number, number] | null;
}

/** Points of a curve in drawing order; the three arrays are parallel. */
export interface Series {
  step: Float64Array;
  /** Training time when the step was reached, without pauses; NaN for steps only planned. */
  seconds: Float32Array;
  value: Float32Array;
}

export type SeriesName =
  | 'loss'
  | 'smoothed'
  | 'lr'
  | 'gradNorm'
  | 'gradNormSmoothed'
  | 'trainLoss'
  | 'testLoss'
  | 'trainAccuracy'
  | 'testAccuracy';

export interface Evaluation {
  step: number;
  trainLoss: number;
  testLoss: number;
  /** NaN for regression. */
  trainAccuracy: number;
  testAccuracy: number;
}

/** The network's answers for the page's "model at work", chosen by the shape of the data. */
export type Picture =
  /** Two features: outputs on a size × size grid over extent, row 0 at the top (largest x2). For
   *  classification the class probabilities [size*size][classes], for regression the value [size*size]. */
  | {
      kind: 'field';
      size: number;
      extent: Extent;
      outputs: number;
      values: Float32Array;
    }
  /** One feature: the fitted curve. */
  | { kind: 'curve'; x: Float32Array; y: Float32Array }
  /** Images: confusion matrix and the test rows that went most wrong, plus a fixed random sample. */
  | {
      kind: 'images';
      confusion: Int32Array;
      sample: ImageGuess[];
      worst: ImageGuess[];
    }
  /** Tables, classification: confusion matrix of the test set, [truth][guess]. */
  | { kind: 'confusion'; confusion: Int32Array }
  /** Tables, regression: predicted against true on the test set. */
  | { kind: 'scatter'; truth: Float32Array; guess: Float32Array };

/** [x1 from, x1 to, x2 from, x2 to] in the units the network sees. */
export type Extent = [number, number, number, number];

export interface ImageGuess {
  /** Row of the test set. */
  row: number;
  /** height*width values, 0 (background) to 1. */
  pixels: Float32Array;
  truth: number;
  guess: number;
  /** Probability given to the guess. */
  confidence: number;
}

/** The data behind a `field` or `curve`: sent once, with `loaded`. x is [rows][features]. */
export interface Points {
  trainX: Float32Array;
  trainY: Float32Array;
  testX: Float32Array;
  testY: Float32Array;
}

/** A run as it stands: everything the page needs to draw it. */
export interface Frame {
  state: RunState;
  /** Updates made so far: the next update is this step. */
  step: number;
  /** Training time so far. */
  seconds: number;
  stepsPerSecond: number;
  /** Of the last step made; null before the first. */
  latest: Record<'loss' | 'smoothed' | 'lr' | 'gradNorm' | 'gradNormSmoothed', number> | null;
  evaluation: Evaluation | null;
  /** Of a fork, its root's. */
  firstEvaluation: Evaluation | null;
  /** Only those that have changed since the last frame are sent. */
  series: Partial<Record<SeriesName, Series>>;
  /** lr(t) from here to the end as now planned; sent when it has changed. */
  planned: Series | null;
  picture: Picture | null;
  /** One can go back in it: its snapshots have not been let go. */
  hasPast: boolean;
  /** Set when state is diverged. The lowest point is the smoothed loss's; step −1 and NaN when it has none. */
  diverged: { step: number; lowestLoss: number; lowestStep: number; lr: number } | null;
}

/** A run as it stood before an update. */
export interface Visit {
  step: number;
  /** Of that update; null when it was not made. */
  latest: Frame['latest'];
  /** The last one until then. */
  evaluation: Evaluation | null;
  picture: Picture | null;
}

/** The whole history in columns, one row a step; NaN where nothing was evaluated. */
export interface HistoryColumns {
  lr: Float32Array;
  loss: Float32Array;
  gradNorm: Float32Array;
  evaluations: Evaluation[];
}

/** A run that was trained to its end. */
export interface Trained {
  info: RunInfo;
  status: 'finished' | 'diverged';
  columns: HistoryColumns;
  /** Spent on training. */
  seconds: number;
}

export type Reply =
  | { type: 'loaded'; run: number; info: RunInfo; points: Points | null }
  /** What the experiment would be, and lr(t) over its whole length. */
  | { type: 'checked'; run: number; info: RunInfo; planned: Series }
  | { type: 'frame'; run: number; frame: Frame }
  | { type: 'visited'; run: number; visit: Visit }
  /** How far a run that nobody watches has come, now and then; what it measured so far, if asked for. */
  | { type: 'progress'; run: number; step: number; steps: number; columns?: HistoryColumns }
  | { type: 'trained'; run: number; result: Trained }
  /** The experiment with the change added to its `changes`. */
  | { type: 'changed'; run: number; experiment: FullExperiment }
  | { type: 'history'; run: number; columns: HistoryColumns }
  | { type: 'fault'; run: number; request: Request['type']; fault: Fault };
