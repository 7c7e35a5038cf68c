import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChartKind } from '../../../web/src/charts/lines';
import { Stage } from '../../../web/src/charts/stage';
import { Turns } from '../../../web/src/components/turns';
import type { Run } from '../../../web/src/experiment/run';
import { type FakeCanvas, fakeCanvas } from './canvas';
import { run, series } from './run';

/** [what lies still, what moves] */
type Layers = [FakeCanvas, FakeCanvas];

const kinds: ChartKind[] = ['loss', 'rate', 'accuracy', 'gradNorm'];
const view = { x: 'steps', logX: false, logY: true, smoothing: 0.9, range: null } as const;
const drawn = vi.fn();
let layers: Map<string, Layers>;
let stage: Stage;
let waiting: ((frame: number) => void)[] = [];
let frames = 0;
/** Milliseconds that one look at the clock takes: with many, every panel fills its frame. */
let slowness = 0;
let clock = 0;

beforeEach(() => {
  vi.useFakeTimers();
  drawn.mockClear();
  const style = { getPropertyValue: () => '1', fontFamily: 'sans', fontSize: '16px' };
  vi.stubGlobal('getComputedStyle', () => style);
  vi.stubGlobal('document', { documentElement: {}, createElement: () => fakeCanvas().canvas });
  layers = new Map(kinds.map((kind) => [kind, [fakeCanvas(), fakeCanvas()]]));
  const host = {
    querySelectorAll: (selector: string) => {
      const kind = kinds.find((each) => selector.includes(`=${each}]`)) as ChartKind;
      return layersOf(kind).map(({ canvas }) => canvas);
    },
  } as unknown as HTMLElement;
  waiting = [];
  slowness = 0;
  const now = () => {
    clock += slowness;
    return clock;
  };
  const turns = new Turns((callback) => waiting.push(callback), now);
  stage = new Stage(host, turns, { resized: () => undefined, drawn });
});

afterEach(() => {
  stage.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function layersOf(kind: ChartKind): Layers {
  return layers.get(kind) as Layers;
}

function frame() {
  frames += 16;
  for (const callback of waiting.splice(0)) callback(frames);
}

/** Panels on which something was stroked since it was last asked: beneath, and in front. */
function stroked(): { still: ChartKind[]; moving: ChartKind[] } {
  const on = (layer: 0 | 1) => kinds.filter((kind) => layersOf(kind)[layer].strokes() > 0);
  return { still: on(0), moving: on(1) };
}

/** A run that has got to a step, with all of its curves. */
function trained(id: number, step: number, given: Partial<Run> = {}): Run {
  const curve = () => series([0, step / 2, step - 1], [0.9, 0.5, 0.4]);
  const names = ['loss', 'smoothed', 'lr', 'gradNorm', 'gradNormSmoothed'] as const;
  const curves = Object.fromEntries(names.map((name) => [name, curve()]));
  const evaluated = { trainLoss: curve(), testLoss: curve(), testAccuracy: curve() };
  return run({ id, step, series: { ...curves, ...evaluated }, ...given });
}

const quiet = [1, 2, 3, 4, 5, 6, 7].map((id) => trained(id, 100, { state: 'finished' }));

function show(current: Run) {
  stage.show({ runs: [...quiet, current], current, view, highlighted: null });
}

it('draws everything once, when it is the panels’ turn', () => {
  show(trained(8, 20));
  expect(stroked()).toEqual({ still: [], moving: [] });
  frame();
  expect(stroked()).toEqual({ still: kinds, moving: kinds });
  expect(drawn).toHaveBeenCalledTimes(1);
});

it('draws only what moves while a run goes on beside seven that are finished', () => {
  show(trained(8, 20));
  frame();
  stroked();
  for (const step of [22, 24, 26]) {
    show(trained(8, step));
    frame();
    expect(stroked()).toEqual({ still: [], moving: kinds });
  }
});

it('draws only the charts whose curves are new', () => {
  const current = trained(8, 20);
  show(current);
  frame();
  stroked();
  const newRate = { ...current.series, lr: series([0, 20], [0.1, 0.1]) };
  show({ ...current, series: newRate });
  frame();
  expect(stroked()).toEqual({ still: [], moving: ['rate'] });
  show({ ...current, series: newRate });
  frame();
  expect(stroked()).toEqual({ still: [], moving: [] });
});

it('draws one chart a frame when one fills it, each as the run then is', () => {
  show(trained(8, 20));
  frame();
  stroked();
  slowness = 30;
  const order: ChartKind[] = [];
  show(trained(8, 22));
  for (let step = 24; order.length < kinds.length; step += 2) {
    frame();
    const { still, moving } = stroked();
    expect(still).toEqual([]);
    expect(moving).toHaveLength(1);
    order.push(...moving);
    // News of the run that come meanwhile wait behind the charts that have waited longer.
    show(trained(8, step));
  }
  expect(order).toEqual(kinds);
});

it('draws at once what waits when it is told to, and not a second time', () => {
  show(trained(8, 20));
  stage.finish();
  expect(stroked().still).toEqual(kinds);
  frame();
  expect(stroked()).toEqual({ still: [], moving: [] });
});
