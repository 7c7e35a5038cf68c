/// <reference path="./core-module.d.ts" />
/** Starts a compiled module with the glue that was made for it. */
import { sound } from './core-binary';

/** `what`: who could not be started, for the message. Throws a FaultError when the module is another one. */
export function startModule<T>(
  glue: (options: GlueOptions) => Promise<T>,
  module: WebAssembly.Module,
  what?: string,
): Promise<T> {
  return sound(
    new Promise((resolve, reject) => {
      glue({
        instantiateWasm(imports, receive) {
          WebAssembly.instantiate(module, imports)
            .then((instance) => receive(instance, module))
            .catch(reject);
          return {};
        },
      }).then(resolve, reject);
    }),
    what,
  );
}
