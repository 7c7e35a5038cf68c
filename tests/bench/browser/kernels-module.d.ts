/** The glue of the benchmark's own module. */
declare module 'core/tests/bench/kernels.mjs' {
  interface GlueOptions {
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }
  export default function createKernels(options: GlueOptions): Promise<import('./kernels').Kernels>;
}
