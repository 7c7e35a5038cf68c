/** The glue that Emscripten writes beside the WASM binaries. */
declare module 'core/descent.mjs' {
  interface GlueOptions {
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }
  export default function createCore(options: GlueOptions): Promise<import('./core').BoundCore>;
}
