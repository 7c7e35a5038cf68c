/** Canvases without a browser: they note how often something is drawn on them. */

export interface FakeCanvas {
  canvas: HTMLCanvasElement;
  /** Lines stroked since it was last asked. */
  strokes(): number;
}

export function fakeCanvas(width = 600, height = 200): FakeCanvas {
  let strokes = 0;
  const methods: Record<string, unknown> = {
    stroke: () => {
      strokes++;
    },
    measureText: (text: string) => ({ width: 6 * text.length }),
  };
  const attributes = new Map<string, string>();
  const canvas = {
    width,
    height,
    style: {},
    isConnected: true,
    getContext: () => context,
    hasAttribute: (name: string) => attributes.has(name),
    getAttribute: (name: string) => attributes.get(name),
    setAttribute: (name: string, value: string) => attributes.set(name, value),
  } as unknown as HTMLCanvasElement;
  const state: Record<string | symbol, unknown> = { canvas };
  const context = new Proxy(state, {
    get: (_, name) => state[name] ?? methods[String(name)] ?? (() => undefined),
  });
  return {
    canvas,
    strokes: () => {
      const count = strokes;
      strokes = 0;
      return count;
    },
  };
}
