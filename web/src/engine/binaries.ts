/** Where the core's two builds lie. */
import simdUrl from 'core/descent.wasm?url';
import scalarUrl from 'core/descent-scalar.wasm?url';

/** base: the address of the script that asks. */
export function binariesSeenFrom(base: string): { simd: URL; scalar: URL } {
  return { simd: new URL(simdUrl, base), scalar: new URL(scalarUrl, base) };
}
