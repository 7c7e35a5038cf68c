// What is trained: the four networks, each as the document that the page would hold.

/**
 * @typedef {import('../../web/src/experiment/document').Experiment} Experiment
 * @typedef {object} Workload
 * @property {string} id
 * @property {string} title
 * @property {Experiment} document
 * @property {string | null} bundled the bundled set that it names
 * @property {number[]} widths of the layers, inputs first
 * @property {number} batch
 * @property {'relu' | 'tanh'} activation of the hidden layers
 * @property {'regression' | 'classification'} task mean squared error, or softmax cross-entropy
 * @property {number} lr
 * @property {number} momentum
 * @property {number} flop of one sample's way forward and back
 */

/** The run goes on for as long as it is measured. */
const endless = 1e9;
const lr = 0.001;
const momentum = 0.9;

/**
 * Multiplications and additions of the matrix products: forward and for the weights' gradient
 * 2·in·out a layer each, and as much for the inputs' gradient but in the first layer.
 * @param {number[]} widths
 */
export function flopOf(widths) {
  let flop = 0;
  for (let layer = 1; layer < widths.length; layer++) {
    const products = layer === 1 ? 2 : 3;
    flop += products * 2 * (widths[layer - 1] ?? 0) * (widths[layer] ?? 0);
  }
  return flop;
}

/**
 * @param {string} id
 * @param {{ data: Experiment['data'], bundled?: string | null, widths: number[], batch: number, activation: 'relu' | 'tanh',
 *   task: Workload['task'] }} network
 * @returns {Workload}
 */
function workload(id, { data, bundled = null, widths, batch, activation, task }) {
  return {
    id,
    title: `${widths.join('-')} ${activation}, batch ${batch}`,
    document: {
      version: 1,
      name: id,
      seed: 1,
      data,
      model: {
        hidden: widths.slice(1, -1),
        activation,
        init: activation === 'relu' ? 'he_normal' : 'glorot_normal',
      },
      loss: task === 'regression' ? 'mse' : 'cross_entropy',
      optimizer: { name: 'sgd', lr, momentum },
      schedule: 'fixed',
      // Full batches only: what a step takes is then the same for everybody.
      batch: { size: batch, shuffle: true, drop_last: true },
      steps: endless,
      // Evaluating the whole sets is no part of a step.
      evaluate_every: endless,
    },
    bundled,
    widths,
    batch,
    activation,
    task,
    lr,
    momentum,
    flop: flopOf(widths),
  };
}

/** @type {Workload[]} */
export const workloads = [
  workload('W1', {
    data: { source: 'reg-gauss', samples: 1000 },
    widths: [2, 8, 8, 1],
    batch: 10,
    activation: 'tanh',
    task: 'regression',
  }),
  workload('W2', {
    data: { source: 'digits' },
    bundled: 'digits',
    widths: [64, 64, 10],
    batch: 32,
    activation: 'relu',
    task: 'classification',
  }),
  workload('W3', {
    data: { source: 'fashion_mnist' },
    bundled: 'fashion_mnist',
    widths: [784, 128, 10],
    batch: 64,
    activation: 'relu',
    task: 'classification',
  }),
  workload('W4', {
    data: { source: 'fashion_mnist' },
    bundled: 'fashion_mnist',
    widths: [784, 256, 128, 10],
    batch: 256,
    activation: 'relu',
    task: 'classification',
  }),
];
