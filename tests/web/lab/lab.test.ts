import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import type { Run } from '../../../web/src/experiment/run';
import { Lab } from '../../../web/src/lab';
import { tryAgain } from '../../../web/src/lab/try-again';
import { FakeEngine, refused } from './fake-engine';
import { catalogue } from './small-catalogue';

const beginning: Experiment = { version: 1, data: { source: 'spiral' } };
let engine: FakeEngine;
let lab: Lab;

/** Lets every answer under way arrive. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

const current = (): Run => lab.current ?? expect.unreachable();
const names = () => lab.runs.map((run) => run.name);

beforeEach(async () => {
  engine = new FakeEngine();
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  lab.start(beginning);
  await settle();
});

/** Trains the current run to a step. */
async function train(step: number, state: Run['state'] = 'running') {
  lab.play();
  await settle();
  engine.step = step;
  engine.frame(current().id, { state, step });
}

/** Makes a finished run of its own. */
async function makeRun(seed: number) {
  lab.edit('seed', seed);
  await settle();
  await train(1000, 'finished');
}

describe('the beginning', () => {
  it('takes the defaults from the core', () => {
    expect(lab.draft).toMatchObject({ optimizer: { name: 'sgd', lr: 0.1 }, batch: { size: 32 } });
    expect(current()).toMatchObject({ state: 'ready', name: 'SGD, Fixed', color: 1 });
    expect(lab.needsRestart).toBe(false);
  });

  it('falls back when a recipe that was brought along is refused', async () => {
    engine.refuse = (_, experiment) =>
      experiment?.seed === 7 ? refused('seed', 'is no seed') : null;
    lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
    lab.start(beginning, { ...beginning, seed: 7 });
    await settle();
    expect(lab.fault?.message).toBe('seed: is no seed');
    expect(lab.draft?.seed).toBe(1);
  });

  it('is a first visit until a run is started, unless a recipe was brought along', async () => {
    expect(lab.fresh).toBe(true);
    lab.step();
    await settle();
    expect(lab.fresh).toBe(false);
    lab.start(beginning, { ...beginning, seed: 2 });
    expect(lab.fresh).toBe(false);
  });
});

describe('an edit before the first step', () => {
  it('loads another run in its place', async () => {
    const { id } = current();
    lab.edit('optimizer.lr', 0.5);
    expect(lab.draft?.optimizer.lr).toBe(0.5);
    await settle();
    expect(current()).toMatchObject({ state: 'ready', color: 1 });
    expect(current().experiment.optimizer.lr).toBe(0.5);
    expect(lab.runs).toEqual([current()]);
    expect(engine.last('forget').run).toBe(id);
  });

  it('asks one thing at a time, and of one knob only the last value', async () => {
    engine.holds = true;
    for (const rate of [0.2, 0.3, 0.4]) lab.edit('optimizer.lr', rate);
    expect(engine.requests('load')).toHaveLength(2);
    expect(lab.draft?.optimizer.lr).toBe(0.4);
    engine.release();
    await settle();
    expect(engine.requests('load')).toHaveLength(3);
    expect(current().experiment.optimizer.lr).toBe(0.4);
  });

  it('says where and why the core refuses, and leaves the recipe', async () => {
    engine.refuse = (_, experiment) =>
      experiment?.optimizer.lr === -1 ? refused('optimizer.lr', '-1 is below 0') : null;
    lab.edit('optimizer.lr', -1);
    lab.edit('seed', 5);
    await settle();
    expect(lab.refusal).toEqual({ path: 'optimizer.lr', reason: '-1 is below 0' });
    expect(lab.draft).toMatchObject({ seed: 5, optimizer: { lr: 0.1 } });
    expect(lab.fault).toBeNull();
    lab.edit('optimizer.lr', 0.2);
    await settle();
    expect(lab.refusal).toBeNull();
  });

  it('begins no run beside a refused field, and says which it is', async () => {
    engine.refuse = (_, experiment) =>
      experiment?.optimizer.lr === -1 ? refused('optimizer.lr', '-1 is below 0') : null;
    lab.edit('optimizer.lr', -1);
    await settle();
    lab.play();
    lab.restart();
    await settle();
    expect(current().state).toBe('ready');
    expect(lab.fault?.message).toBe('optimizer.lr: -1 is below 0');
    lab.edit('optimizer.lr', 0.2);
    expect(lab.fault).toBeNull();
    lab.play();
    await settle();
    expect(current()).toMatchObject({ state: 'running', experiment: { optimizer: { lr: 0.2 } } });
  });

  it('forgets a refusal when the field is set back to what holds', async () => {
    engine.refuse = () => refused('optimizer.lr', '-1 is below 0');
    lab.edit('optimizer.lr', -1);
    await settle();
    lab.edit('optimizer.lr', 0.1);
    expect(lab.refusal).toBeNull();
  });

  it('names the other place when the reason lies there', async () => {
    engine.refuse = () => refused('optimizer.dampening', 'does not go with Nesterov');
    lab.edit('optimizer.nesterov', true);
    await settle();
    expect(lab.refusal).toEqual({
      path: 'optimizer.nesterov',
      reason: 'optimizer.dampening: does not go with Nesterov',
    });
  });

  it('shows a fault of the data above the charts', async () => {
    engine.refuse = () => ({ code: 'data', message: 'iris could not be fetched', path: '' });
    lab.choose('data', 'iris');
    await settle();
    expect(lab.fault?.code).toBe('data');
    expect(lab.refusal).toBeNull();
    expect(lab.draft?.data.source).toBe('spiral');
    engine.refuse = () => null;
    lab.retry();
    await settle();
    expect(lab.fault).toBeNull();
    expect(lab.draft?.data.source).toBe('iris');
  });
});

describe('another data set', () => {
  it('clamps the batch to the training rows, keeping the length', async () => {
    lab.choose('data', 'iris');
    await settle();
    expect(current().experiment).toMatchObject({
      data: { source: 'iris' },
      batch: { size: 20 },
      steps: 1000,
    });
    expect(lab.refusal).toBeNull();
  });

  it('does the same for fewer samples', async () => {
    lab.edit('data.samples', 10);
    await settle();
    expect(current().experiment.batch.size).toBe(8);
  });

  it('leaves the loss for another task to the core', async () => {
    lab.choose('loss', 'huber');
    await settle();
    lab.choose('data', 'moons');
    await settle();
    expect(current().experiment.loss.name).toBe('huber');
    lab.choose('data', 'plane');
    expect(lab.draft?.loss.name).toBe('huber');
    await settle();
    expect(current().experiment.loss.name).toBe('mse');
  });
});

describe('an edit while it trains', () => {
  it('changes live knobs and the schedule, and keeps the change in the experiment', async () => {
    await train(120);
    lab.edit('optimizer.lr', 0.01);
    await settle();
    expect(engine.last('change').change).toEqual({ optimizer: { lr: 0.01 } });
    lab.choose('schedule', 'step');
    await settle();
    lab.edit('schedule.gamma', 0.5);
    await settle();
    expect(engine.last('change').change.schedule).toMatchObject({ name: 'step', gamma: 0.5 });
    expect(lab.needsRestart).toBe(false);
    expect(lab.draft?.optimizer.lr).toBe(0.1);
    expect(lab.recipe).toMatchObject({ optimizer: { lr: 0.01 }, schedule: { gamma: 0.5 } });
    expect(current().experiment.changes).toMatchObject([
      { step: 120, optimizer: { lr: 0.01 }, schedule: { name: 'step', gamma: 0.5 } },
    ]);
    expect(engine.requests('load')).toHaveLength(1);
  });

  it('makes one change of all that is changed at one step, the last value of a knob holding', async () => {
    await train(120, 'paused');
    for (const rate of [0.01, 0.02]) {
      lab.edit('optimizer.lr', rate);
      expect(lab.draft?.changes).toEqual([{ step: 120, optimizer: { lr: rate } }]);
      await settle();
    }
    lab.edit('optimizer.momentum', 0.5);
    await settle();
    engine.step = 121;
    lab.edit('optimizer.lr', 0.03);
    await settle();
    expect(current().experiment.changes).toEqual([
      { step: 120, optimizer: { lr: 0.02, momentum: 0.5 } },
      { step: 121, optimizer: { lr: 0.03 } },
    ]);
  });

  it('shows the reason when a change is refused, in the words of the field', async () => {
    await train(120);
    const fault = refused('changes[0].optimizer.momentum', '2 is above 1');
    engine.refuse = ({ type }) => (type === 'change' ? fault : null);
    lab.edit('optimizer.momentum', 2);
    await settle();
    expect(lab.refusal).toEqual({ path: 'optimizer.momentum', reason: '2 is above 1' });
    expect(lab.recipe?.optimizer.momentum).toBe(0);
  });

  it('waits for a restart with everything else, the run going on as it was', async () => {
    await train(120);
    lab.edit('model.hidden', [8]);
    await settle();
    expect(engine.requests('load')).toHaveLength(1);
    expect(lab.needsRestart).toBe(true);
    expect(current()).toMatchObject({
      state: 'running',
      experiment: { model: { hidden: [16, 16] } },
    });
    // The recipe is now a plan: not even a live knob acts on the run any more.
    lab.edit('optimizer.lr', 0.01);
    await settle();
    expect(engine.requests('change')).toHaveLength(0);
    expect(lab.draft).toMatchObject({ model: { hidden: [8] }, optimizer: { lr: 0.01 } });
  });

  it('waits no longer when the edit is taken back, by hand or by discard', async () => {
    await train(120);
    lab.edit('seed', 2);
    await settle();
    expect(lab.needsRestart).toBe(true);
    lab.edit('seed', 1);
    await settle();
    expect(lab.needsRestart).toBe(false);
    lab.edit('seed', 2);
    await settle();
    lab.discard();
    await settle();
    expect(lab.needsRestart).toBe(false);
    expect(lab.draft?.seed).toBe(1);
  });

  it('uses the plan when play is pressed, and keeps the old run', async () => {
    await train(120, 'paused');
    const { id } = current();
    lab.edit('seed', 2);
    await settle();
    lab.play();
    await settle();
    expect(current()).toMatchObject({ state: 'running', color: 2, experiment: { seed: 2 } });
    expect(lab.runs.map((run) => run.id)).toEqual([id, current().id]);
    expect(lab.runs[0]).toMatchObject({ state: 'paused', step: 120 });
  });

  it('asks for a restart once the run has ended, also for live knobs', async () => {
    await train(1000, 'finished');
    lab.edit('optimizer.lr', 0.01);
    await settle();
    expect(lab.needsRestart).toBe(true);
    expect(engine.requests('change')).toHaveLength(0);
  });

  it('lets a value set by hand win over the changes of the run', async () => {
    await train(120);
    lab.edit('optimizer.lr', 0.01);
    await settle();
    engine.frame(current().id, { state: 'finished', step: 1000 });
    lab.edit('optimizer.lr', 0.02);
    await settle();
    expect(lab.draft).toMatchObject({ optimizer: { lr: 0.02 }, changes: [] });
  });
});

describe('the transport', () => {
  it('plays at the speed set, pauses, steps, and changes the speed while it goes', async () => {
    lab.setSpeed(50);
    lab.play();
    expect(engine.last('play')).toMatchObject({ stepsPerSecond: 50 });
    lab.setSpeed(null);
    expect(engine.last('play')).toMatchObject({ stepsPerSecond: null });
    lab.pause();
    expect(engine.last('pause').run).toBe(current().id);
    engine.frame(current().id, { state: 'paused', step: 10 });
    lab.step();
    expect(engine.last('advance').steps).toBe(1);
    lab.epoch();
    expect(engine.last('advance').steps).toBe('epoch');
  });

  it('plays what is still being asked as soon as it is there', async () => {
    engine.holds = true;
    lab.edit('seed', 3);
    lab.play();
    expect(engine.requests('play')).toHaveLength(0);
    engine.release();
    await settle();
    expect(engine.requests('play')).toHaveLength(1);
    expect(current()).toMatchObject({ state: 'running', experiment: { seed: 3 } });
  });

  it.each([
    ['play', () => lab.play()],
    ['restart', () => lab.restart()],
    ['replace', () => lab.replace({ ...beginning, seed: 3 }, true)],
  ])('pauses what is to play only once it is ready: %s', async (_, begin) => {
    engine.holds = true;
    lab.reset();
    begin();
    lab.pause();
    engine.release();
    await settle();
    expect(engine.requests('play')).toHaveLength(0);
    expect(current()).toMatchObject({ state: 'ready' });
    lab.play();
    expect(current()).toMatchObject({ state: 'running' });
  });

  it('makes the step asked for while the first recipe is on its way', async () => {
    lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
    lab.start(beginning);
    lab.step();
    expect(engine.requests('advance')).toHaveLength(0);
    await settle();
    expect(engine.last('advance')).toMatchObject({ run: current().id, steps: 1 });
  });

  it('does not play what the core refuses', async () => {
    engine.holds = true;
    lab.edit('seed', -1);
    lab.play();
    engine.refuse = () => refused('seed', '-1 is below 0');
    engine.release();
    await settle();
    expect(engine.requests('play')).toHaveLength(0);
    expect(lab.refusal?.path).toBe('seed');
  });

  it('goes back to the start: the same experiment takes the place of its twin', async () => {
    await train(500, 'paused');
    const first = current();
    lab.reset();
    await settle();
    expect(current()).toMatchObject({ state: 'ready', color: 1, name: 'SGD, Fixed' });
    expect(lab.runs).toHaveLength(2);
    lab.play();
    await settle();
    expect(engine.last('forget').run).toBe(first.id);
    expect(lab.runs).toEqual([current()]);
  });

  it.each([
    ['kept', (id: number) => lab.keep(id)],
    ['given a name', (id: number) => lab.rename(id, 'mine')],
  ])('leaves a run that is %s when its twin is trained', async (_, hold) => {
    await train(500, 'paused');
    hold(current().id);
    lab.reset();
    await settle();
    lab.play();
    await settle();
    expect(lab.runs).toHaveLength(2);
    expect(current()).toMatchObject({ color: 2 });
    expect(new Set(names()).size).toBe(2);
  });

  it('trains a finished run again, but makes no further step of it', async () => {
    await train(1000, 'finished');
    lab.step();
    await settle();
    expect(engine.requests('advance')).toHaveLength(0);
    expect(lab.canAdvance).toBe(false);
    lab.play();
    await settle();
    expect(current()).toMatchObject({ state: 'running', step: 0 });
  });

  it('does not let a frame that left before play stop what plays', async () => {
    lab.play();
    engine.frame(current().id, { state: 'ready', step: 0 });
    expect(current().state).toBe('running');
  });

  it('tries a diverged run again with another rate', async () => {
    await train(37, 'diverged');
    tryAgain(lab, { path: 'optimizer.lr', value: 0.01 });
    await settle();
    expect(current()).toMatchObject({ state: 'running', experiment: { optimizer: { lr: 0.01 } } });
    expect(lab.runs).toHaveLength(2);
  });

  it('replaces everything by an example and plays it', async () => {
    await train(100);
    lab.replace({ ...beginning, seed: 9 }, true);
    await settle();
    expect(current()).toMatchObject({ state: 'running', experiment: { seed: 9 } });
  });

  it('keeps the length in one unit', async () => {
    lab.setLength('epochs', 4);
    await settle();
    expect(current().experiment).toMatchObject({ epochs: 4 });
    expect(current().experiment.steps).toBeUndefined();
    lab.setLength('steps', 200);
    await settle();
    expect(current().experiment.epochs).toBeUndefined();
  });
});

describe('the list of runs', () => {
  it('gives out colours in order and takes those of removed runs back', async () => {
    for (const seed of [11, 12, 13]) await makeRun(seed);
    expect(lab.runs.map((run) => run.color)).toEqual([1, 2, 3]);
    lab.remove(lab.runs[1]?.id ?? 0);
    await makeRun(14);
    expect(current().color).toBe(2);
  });

  it('dashes the colours of the seventh run and those after', async () => {
    for (let seed = 11; seed < 18; seed++) await makeRun(seed);
    expect(current()).toMatchObject({ color: 1, dashed: true });
    expect(lab.runs.filter((run) => run.dashed)).toHaveLength(1);
  });

  it('never gives two runs the same colour and dash', async () => {
    for (let seed = 11; seed < 30; seed++) {
      await makeRun(seed);
      const styles = lab.runs.map(({ color, dashed }) => `${color} ${dashed}`);
      expect(new Set(styles).size).toBe(lab.runs.length);
    }
  });

  it('holds eight runs, and those kept beyond them', async () => {
    await makeRun(11);
    const first = current().id;
    lab.keep(first);
    for (let seed = 12; seed < 20; seed++) await makeRun(seed);
    expect(lab.runs).toHaveLength(8);
    expect(lab.runs[0]?.id).toBe(first);
    expect(lab.runs.map((run) => run.experiment.seed)).not.toContain(12);
  });

  it('names runs apart', async () => {
    for (const seed of [11, 12, 13]) await makeRun(seed);
    expect(names()).toEqual(['SGD, Fixed', 'SGD, seed 12', 'SGD, seed 13']);
  });

  it('hides, renames, and loads again', async () => {
    await makeRun(11);
    const old = current();
    await makeRun(12);
    lab.hide(old.id);
    lab.rename(old.id, ' plain ');
    lab.rename(old.id, '  ');
    expect(lab.runs[0]).toMatchObject({ visible: false, name: 'plain' });
    lab.loadAgain(old.id);
    await settle();
    expect(lab.draft?.seed).toBe(11);
    expect(current().state).toBe('ready');
    expect(lab.needsRestart).toBe(false);
  });

  it('makes the draft ready when the current run is removed', async () => {
    await makeRun(11);
    lab.remove(current().id);
    expect(lab.current).toBeNull();
    await settle();
    expect(current()).toMatchObject({ state: 'ready', experiment: { seed: 11 } });
  });

  it('gives the history of a run, and nothing when it is gone', async () => {
    await makeRun(11);
    expect(await lab.historyOf(current().id)).toHaveProperty('loss');
    engine.holds = true;
    const lost = lab.historyOf(current().id);
    engine.fail(current().id, 'history', { code: 'engine', message: 'gone', path: '' });
    expect(await lost).toBeNull();
    expect(lab.fault?.message).toBe('gone');
  });

  it('gives it to everybody who asks for it at once', async () => {
    await makeRun(11);
    const asked = [lab.historyOf(current().id), lab.historyOf(current().id)];
    for (const columns of await Promise.all(asked)) expect(columns).toHaveProperty('loss');
  });
});

describe('frames', () => {
  it('keep what a later frame does not bring', async () => {
    await train(10);
    const loss = {
      step: Float64Array.of(0),
      seconds: Float32Array.of(0),
      value: Float32Array.of(1),
    };
    engine.frame(current().id, { step: 11, series: { loss }, planned: loss });
    engine.frame(current().id, { step: 12 });
    expect(current()).toMatchObject({ step: 12, series: { loss }, planned: loss });
  });

  it('are heard at once by what draws them, and acknowledged when it has', async () => {
    await train(10);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const steps: number[] = [];
    lab.addEventListener('frame', () => steps.push(current().step));
    const before = engine.requests('ack').length;
    engine.frame(current().id, { step: 11 });
    engine.frame(current().id, { step: 12 });
    expect(steps).toEqual([11, 12]);
    expect(engine.requests('ack')).toHaveLength(before);
    await vi.waitFor(() => expect(engine.requests('ack')).toHaveLength(before + 1));
  });

  it('that end a run are a change, which does not wait until words can be read', async () => {
    await train(10);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const told = vi.fn();
    lab.addEventListener('change', told);
    engine.frame(current().id, { state: 'finished' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('of a run that was removed are dropped', async () => {
    await makeRun(11);
    const { id } = current();
    lab.remove(id);
    engine.frame(id, { step: 5 });
    expect(lab.runs.find((run) => run.id === id)).toBeUndefined();
  });
});

describe('how it is looked at', () => {
  it('tells the worker only what it thins by', () => {
    const before = engine.requests('watch').length;
    lab.setChartView({ x: 'epochs', logY: false });
    expect(engine.requests('watch')).toHaveLength(before);
    lab.setChartView({ smoothing: 0.5, range: [10, 20] });
    expect(engine.last('watch').watch).toMatchObject({ smoothing: 0.5, range: [10, 20] });
  });

  it('shows all of a new run', async () => {
    await train(100);
    lab.setChartView({ range: [10, 20] });
    lab.reset();
    await settle();
    expect(lab.chartView.range).toBeNull();
  });
});

describe('an engine that dies', () => {
  const dead = { code: 'engine', message: 'The engine stopped.', path: '' } as const;

  it('stops the run and is started again with the recipe', async () => {
    await train(100);
    engine.fail(current().id, 'play', dead);
    expect(lab.fault).toEqual(dead);
    expect(current().state).toBe('paused');
    lab.retry();
    await settle();
    expect(lab.fault).toBeNull();
    expect(current()).toMatchObject({ state: 'ready', step: 0 });
  });

  it('is asked again when it never came', async () => {
    engine.refuse = () => dead;
    lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
    lab.start(beginning);
    await settle();
    expect(lab.draft).toBeNull();
    engine.refuse = () => null;
    lab.retry();
    await settle();
    expect(lab.draft?.data.source).toBe('spiral');
  });

  it('answers every question that was under way', async () => {
    engine.holds = true;
    lab.edit('seed', 2);
    engine.fail(99, 'play', dead);
    expect(lab.busy).toBe(false);
    expect(lab.draft?.seed).toBe(1);
  });
});
