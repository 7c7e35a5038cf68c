import type { Refusal } from '../lab/draft';
import { faultWords } from '../locales/words';

/** Why what stands at a place was refused, in the language of the page; null where it was not. */
export function reasonAt(refusal: Refusal | null, path: string): string | null {
  return refusal?.path === path ? faultWords(refusal.reason) : null;
}
