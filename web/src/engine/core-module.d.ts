/** The glue that Emscripten writes beside the WASM binaries. */
interface GlueOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}
declare module 'core/descent.mjs' {
  export default function createCore(options: GlueOptions): Promise<import('./core').BoundCore>;
}
declare module 'core/descent-lab.mjs' {
  export default function createLab(options: GlueOptions): Promise<import('./lab-core').BoundLab>;
}
