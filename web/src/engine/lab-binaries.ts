/** Where the lab's two builds lie. */
import simdUrl from 'core/descent-lab.wasm?url';
import scalarUrl from 'core/descent-lab-scalar.wasm?url';

/** base: the address of the script that asks. */
export function labBinariesSeenFrom(base: string): { simd: URL; scalar: URL } {
  return { simd: new URL(simdUrl, base), scalar: new URL(scalarUrl, base) };
}
