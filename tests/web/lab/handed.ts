/** A page with a task that was handed out, its engine, and what a browser keeps for it. */
import { vi } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import { Lab } from '../../../web/src/lab';
import type { Evaluation } from '../../../web/src/protocol';
import { FakeEngine } from './fake-engine';
import { catalogue } from './small-catalogue';

export const settle = () => new Promise((resolve) => setTimeout(resolve));

export const recipe: Experiment = { version: 1, data: { source: 'moons' }, steps: 100 };

/** Opened by a link, with the core's answer there. */
export async function pageWith(document: object): Promise<{ lab: Lab; engine: FakeEngine }> {
  const engine = new FakeEngine();
  const lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  lab.start(recipe, document as Experiment);
  await settle();
  return { lab, engine };
}

export const evaluation = (step: number, testAccuracy: number): Evaluation => ({
  step,
  trainLoss: 1,
  testLoss: 1,
  trainAccuracy: 0.5,
  testAccuracy,
});

/** Both storages of a browser, empty. */
export function stubStorage(): void {
  for (const name of ['localStorage', 'sessionStorage']) {
    const items = new Map<string, string>();
    vi.stubGlobal(name, {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
      removeItem: (key: string) => items.delete(key),
    });
  }
}

/** As in a sandboxed frame: to ask for either throws. */
export function forbidStorage(): void {
  for (const name of ['localStorage', 'sessionStorage']) {
    vi.stubGlobal(name, undefined);
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  }
}
