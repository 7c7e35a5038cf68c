/** A loss anatomy: what a document asks for, and what losses make of a network's logits. */
import type { FullExperiment } from './document';

/** The document's part `loss_anatomy`. */
export interface AnatomySettings {
  /** So many updates are made before; the run's end when there is none. */
  step?: number;
  /** Of the set, from 0. */
  row: number;
  set: 'train' | 'test';
  /** Of the squared error, over the outputs. */
  reduction: 'mean' | 'sum';
}

/** One of the losses that are laid side by side. */
export interface SideLoss {
  /** As it stands in a document. */
  loss: { name: string; [knob: string]: unknown };
  /** What the logits pass through before it. */
  output: 'linear' | 'sigmoid' | 'softmax';
  /** p, what stands against the target y. */
  outputs: Float32Array;
  /** Of the row alone. */
  value: number;
  /** ∂loss/∂logits, and its length. */
  gradient: Float32Array;
  gradientNorm: number;
  /** |p − y| */
  error: number;
  /** Loss and length of the gradient where the row's lead is each of `leads`. */
  curve: { loss: Float64Array; gradient: Float64Array };
  plateau: {
    /** Rows whose gradient is smaller than a tenth of their error. */
    rows: number;
    /** Those of them that are taken for another class. */
    wrong: number;
    /** Rows by their gradient as a multiple of their error, in bins between `edges`. */
    histogram: Float64Array;
  };
}

export interface AnatomyView {
  settings: AnatomySettings;
  /** Where the run stands: the one asked for, its end, or where it diverged. */
  step: number;
  diverged: boolean;
  /** The row's features: as in the table where there is one, else as the network is given them. */
  x: Float32Array;
  /** The class's index, or the value. */
  target: number;
  logits: Float32Array;
  /** How far the class's logit is above all others; how far the output is above the value. */
  lead: number;
  leads: Float64Array;
  /** Bounds of the histograms' bins. */
  edges: Float64Array;
  /** Rows of the set, those of them that are taken for another class, and the hardest one. */
  rows: number;
  wrong: number;
  hardest: number;
  losses: SideLoss[];
}

/** The run whose logits are looked at. */
export interface AnatomyRun {
  experiment: FullExperiment;
  steps: number;
  /** Where it stands. */
  step: number;
  trainRows: number;
  testRows: number;
}

export interface AnatomyResult {
  run: AnatomyRun;
  view: AnatomyView;
  /** Spent on training. */
  seconds: number;
}
