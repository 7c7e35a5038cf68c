/** Of the peers, which need not be installed, what is used here. */
declare module '@tensorflow/tfjs-core' {
  export interface Tensor {
    dataSync(): Float32Array;
  }
  export interface Variable extends Tensor {
    assign(value: Tensor): void;
  }
  type Loss = (labels: Tensor, predictions: Tensor) => Tensor;
  export function setBackend(name: string): Promise<boolean>;
  export function ready(): Promise<void>;
  export function tensor2d(values: Float32Array, shape: [number, number]): Tensor;
  export function zeros(shape: number[]): Tensor;
  export function variable(initial: Tensor): Variable;
  export function tanh(x: Tensor): Tensor;
  export function tidy<T>(run: () => T): T;
  export const fused: {
    matMul(options: { a: Tensor; b: Tensor; bias: Tensor; activation?: 'relu' }): Tensor;
  };
  export const losses: { meanSquaredError: Loss; softmaxCrossEntropy: Loss };
  export const train: {
    momentum(
      lr: number,
      momentum: number,
    ): { minimize(loss: () => Tensor, returnCost: boolean, variables: Variable[]): void };
  };
}

declare module '@tensorflow/tfjs-core/dist/register_all_gradients';
declare module '@tensorflow/tfjs-backend-cpu';

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(folder: string): void;
}

declare module 'convnetjs' {
  interface Vol {
    w: Float64Array;
  }
  const convnetjs: {
    Vol: new (width: number, height: number, depth: number, value: number) => Vol;
    Net: new () => {
      makeLayers(layers: object[]): void;
      forward(x: Vol): Vol;
    };
    Trainer: new (net: object, options: object) => { train(x: Vol, y: number | number[]): void };
  };
  export default convnetjs;
}

declare module 'brain.js/dist/neural-network' {
  interface Pattern {
    input: Float32Array;
    output: Float32Array;
  }
  /** The module as Node has it. */
  const brain: {
    default: new (
      options: object,
    ) => {
      verifyIsInitialized(patterns: Pattern[]): void;
      trainPatterns(patterns: Pattern[]): void;
      runInput(input: Float32Array): ArrayLike<number>;
    };
  };
  export default brain;
}

declare module '@jax-js/jax' {
  export interface Array {
    /** This array, with one owner more: whatever takes an array as an argument frees it. */
    readonly ref: Array;
    add(other: Array | number): Array;
    sub(other: Array | number): Array;
    mul(other: Array | number): Array;
    mean(): Array;
    sum(): Array;
    reshape(shape: number[]): Array;
    /** A number, of an array without dimensions. */
    js(): number;
  }
  type Tree = Array | Tree[] | { [key: string]: Tree };
  export function init(device: 'wasm'): Promise<string[]>;
  export function defaultDevice(device: 'wasm'): string;
  export function blockUntilReady<T>(tree: T): Promise<T>;
  export function jit<F>(run: F): F;
  export function grad<T, Rest extends unknown[]>(
    run: (first: T, ...rest: Rest) => Array,
  ): (first: T, ...rest: Rest) => T;
  export const numpy: {
    array(values: Float32Array): Array;
    zeros(shape: number[]): Array;
    matmul(a: Array, b: Array): Array;
    square(x: Array): Array;
    tanh(x: Array): Array;
  };
  export const nn: { relu(x: Array): Array; logSoftmax(x: Array): Array };
  export const tree: {
    ref<T>(tree: T): T;
    map<T>(run: (...leaves: Array[]) => Array, ...trees: T[]): T;
  };
}
