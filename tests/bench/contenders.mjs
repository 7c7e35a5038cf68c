// Who is measured: what each is called, and how it is brought to train.

/**
 * @typedef {object} Contender
 * @property {string} id
 * @property {string} label
 * @property {string} [worker] its worker's file in browser/, or `page`: the page's own
 * @property {string} [option] for that worker
 * @property {string} [build] its native build's preset
 * @property {true} [torch]
 * @property {string} [peer] the package it stands for
 * @property {'samples' | 'flop'} counts
 */

/** @type {Contender[]} */
export const contenders = [
  { id: 'ours', label: 'Descent Lab', worker: 'core', option: 'simd', counts: 'samples' },
  { id: 'page', label: 'drawing as it goes: the page’s worker', worker: 'page', counts: 'samples' },
  { id: 'bare', label: 'its kernels alone', worker: 'kernels', option: 'bare', counts: 'samples' },
  { id: 'scalar', label: 'its scalar build', worker: 'core', option: 'scalar', counts: 'samples' },
  {
    id: 'peak',
    label: '128-bit multiply-add peak',
    worker: 'kernels',
    option: 'peak',
    counts: 'flop',
  },
  {
    id: 'tfjs-wasm',
    label: 'TensorFlow.js, wasm',
    worker: 'tfjs',
    option: 'wasm',
    peer: '@tensorflow/tfjs-core',
    counts: 'samples',
  },
  {
    id: 'tfjs-cpu',
    label: 'TensorFlow.js, cpu',
    worker: 'tfjs',
    option: 'cpu',
    peer: '@tensorflow/tfjs-core',
    counts: 'samples',
  },
  {
    id: 'convnetjs',
    label: 'ConvNetJS',
    worker: 'convnetjs',
    peer: 'convnetjs',
    counts: 'samples',
  },
  { id: 'brain', label: 'brain.js', worker: 'brain', peer: 'brain.js', counts: 'samples' },
  { id: 'jax-js', label: 'jax-js, wasm', worker: 'jax', peer: '@jax-js/jax', counts: 'samples' },
  { id: 'native-sse', label: 'the core natively, SSE2', build: 'bench-sse', counts: 'samples' },
  {
    id: 'native-best',
    label: 'the core natively, this machine’s best',
    build: 'bench-best',
    counts: 'samples',
  },
  { id: 'torch', label: 'PyTorch natively, 1 thread', torch: true, counts: 'samples' },
];
