import { beforeEach, describe, expect, it } from 'vitest';
import { FaultError } from '../../../web/src/engine/fault';
import type { LabClient, TaskCallbacks } from '../../../web/src/engine/lab-client';
import type { TaskName } from '../../../web/src/engine/lab-protocol';
import type { OpenedTable } from '../../../web/src/engine/tasks/table';
import type { Experiment, OwnData } from '../../../web/src/experiment/document';
import { readPreview } from '../../../web/src/experiment/preview';
import type { GivenTableData } from '../../../web/src/experiment/table-data';
import type { Lab } from '../../../web/src/lab';
import { Data } from '../../../web/src/lab/data';
import type { KeptTable, TableStore } from '../../../web/src/table/store';
import { birds } from './birds';

interface Asked {
  task: TaskName;
  ask: { data?: OwnData; seed?: number; from?: unknown; reading?: unknown };
  callbacks: TaskCallbacks<'openTable'>;
  stopped: boolean;
  end(result: unknown): Promise<void>;
  fail(error: Error): Promise<void>;
}

const encoded = { classes: ['a', 'b', 'c'], rows: 95, trainRows: 76 };

let asked: Asked[];
let kept: KeptTable[];
let lab: ReturnType<typeof fakeLab>;
let state: Data;

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const last = (task: TaskName) => asked.findLast((one) => one.task === task)!;

function fakeLab() {
  return {
    draft: {
      ...{ name: 'mine', seed: 3, loss: { name: 'bce' }, batch: { size: 128 }, changes: [{}] },
      data: { source: 'moons', train_fraction: 0.5 },
    },
    catalogue: {
      data: [
        { name: 'train_fraction', default: 0.8 },
        { name: 'standardize', default: true },
      ],
      losses: [
        { name: 'bce', tasks: ['classification'], classes: 2 },
        { name: 'mse', tasks: ['classification', 'regression'], classes: 0 },
      ],
    },
    fault: null as { code: string } | null,
    failed: undefined as { data: OwnData } | undefined,
    parts: {} as { preview?: unknown },
    openings: 0,
    awaiting: 'compare',
    view: 'data',
    retried: 0,
    replaced: [] as Experiment[],
    replace(document: Experiment) {
      this.replaced.push(document);
    },
    setPart(name: 'preview', value: unknown) {
      this.parts = { [name]: value };
    },
    retry() {
      this.retried++;
      this.fault = null;
    },
    dismissFault() {
      this.fault = null;
    },
    open(view: string) {
      this.view = view;
    },
  };
}

beforeEach(() => {
  asked = [];
  kept = [];
  const client = {
    ask: (task: TaskName, ask: Asked['ask'], callbacks: Asked['callbacks'] = {}) => {
      const one = { task, ask, callbacks, stopped: false } as Asked;
      const result = new Promise((resolve, reject) => {
        one.end = async (value) => {
          resolve(value);
          await settled();
        };
        one.fail = async (error) => {
          reject(error);
          await settled();
        };
      });
      asked.push(one);
      const stop = () => {
        one.stopped = true;
      };
      return { result, stop };
    },
  };
  const store = {
    list: async () => kept,
    remove: async (sha256: string) => {
      kept = kept.filter((table) => table.sha256 !== sha256);
    },
  };
  lab = fakeLab();
  state = new Data(
    lab as unknown as Lab,
    client as unknown as LabClient,
    store as unknown as TableStore,
    (turn) => turn(),
  );
});

async function open(table: Partial<OpenedTable> = {}) {
  state.openFile(new Blob(['x']), 'birds.csv');
  await last('openTable').end({ ...birds, ...table });
}

describe('opening a table', () => {
  it('tells how far it is, and encodes what is guessed of it', async () => {
    state.openFile(new Blob(['x']), 'birds.csv');
    last('openTable').callbacks.part?.(1000);
    last('openTable').callbacks.progress?.(0.4);
    expect(state.source.opening).toEqual({
      name: 'birds.csv',
      part: 0.4,
      rows: 1000,
      again: false,
    });
    await last('openTable').end(birds);
    expect(state.source.opening).toBeNull();
    expect(state.table).toEqual(birds);
    const { ask } = last('encoded');
    expect(ask).toMatchObject({
      seed: 3,
      from: { sha256: birds.sha256 },
      data: { source: 'table', train_fraction: 0.5, standardize: true },
    });
    expect(ask.data?.table).toMatchObject({ target: 'species', encode: 'one_hot' });
    await last('encoded').end(encoded);
    expect(state).toMatchObject({ encoded, ready: true });
  });

  it('takes the one that was chosen last, though the one before is still on its way', async () => {
    let arrive = (_: Blob) => {};
    const slow = new Promise<Blob>((resolve) => {
      arrive = resolve;
    });
    state.openFile(slow, 'slow.csv');
    expect(state.source.opening?.name).toBe('slow.csv');
    await open();
    arrive(new Blob(['z']));
    await settled();
    expect(asked.filter(({ task }) => task === 'openTable')).toHaveLength(1);
    expect(state.table).toEqual(birds);

    state.openFile(Promise.reject(new FaultError('data', 'It has not come.')), 'lost.csv');
    await settled();
    expect(state.source).toMatchObject({ opening: null, fault: { message: 'It has not come.' } });
    expect(state.table).toEqual(birds);
  });

  it('keeps what was open when the next one is no table, or is cancelled', async () => {
    await open();
    state.openFile(new Blob(['y']), 'noise.csv');
    await last('openTable').fail(new FaultError('data', 'This is an archive.'));
    expect(state.source.fault?.message).toBe('This is an archive.');
    expect(state.table).toEqual(birds);
    state.openFile(new Blob(['y']), 'slow.csv');
    state.source.cancel();
    expect(last('openTable').stopped).toBe(true);
    expect(state.source).toMatchObject({ opening: null, fault: null });
    expect(state.table).toEqual(birds);
  });

  it('goes on with the last one that was asked for', async () => {
    state.openFile(new Blob(['x']), 'first.csv');
    const first = last('openTable');
    state.openFile(new Blob(['x']), 'second.csv');
    expect(first.stopped).toBe(true);
    await first.end({ ...birds, name: 'first.csv' });
    expect(state.table).toBeNull();
    await last('openTable').end({ ...birds, name: 'second.csv' });
    expect(state.table?.name).toBe('second.csv');
  });

  it('reads it again as it is told to', async () => {
    await open({ reading: { header: true } });
    asked.length = 0;
    state.readAgain({ decimal: ',' });
    expect(last('openTable').ask).toEqual({
      from: { sha256: birds.sha256 },
      reading: { decimal: ',' },
    });
    expect(state.source.opening?.again).toBe(true);
  });

  it('begins with a target that is known beforehand', async () => {
    state.openFile(new Blob(['x']), 'birds.csv', 'mass');
    await last('openTable').end(birds);
    expect(state.choices).toMatchObject({ target: 'mass', task: 'regression' });
  });

  it('lists what the browser keeps, and removes it', async () => {
    kept = [{ ...birds, columns: 6, kept: 0 }];
    await state.source.list();
    expect(state.source.kept).toHaveLength(1);
    await state.source.remove(birds.sha256);
    expect(state.source.kept).toEqual([]);
  });
});

describe('choices', () => {
  beforeEach(() => open());

  it('are encoded once, the last of them', async () => {
    state.set({ encode: 'integers' });
    const first = last('encoded');
    state.set({ dropFirst: true });
    expect(first.stopped).toBe(true);
    await first.end({ classes: null });
    expect(state.encoded).toBeNull();
    await last('encoded').end(encoded);
    const count = asked.length;
    state.follow();
    state.set({ dropFirst: true });
    expect(asked).toHaveLength(count);
  });

  it('that come to nothing say why, and cannot be trained on', async () => {
    const message = 'data.table.columns[1]: it is not a number';
    state.setColumn('island', { kind: 'number' });
    await last('encoded').fail(new FaultError('document', message, 'data.table.columns[1]'));
    expect(state.refusal).toMatchObject({ path: 'data.table.columns[1]' });
    expect(state).toMatchObject({ encoded: null, ready: false });
    expect(await state.use()).toBe(false);
    state.setColumn('island', { kind: 'category' });
    await last('encoded').end(encoded);
    expect(state).toMatchObject({ refusal: null, ready: true });
  });

  it('follow the seed of the recipe', () => {
    lab.draft = { ...lab.draft, seed: 4 };
    state.follow();
    expect(last('encoded').ask.seed).toBe(4);
  });

  it('find the levels of a column that is to be ordered', async () => {
    state.setColumn('size', { kind: 'ordered' });
    expect(last('levels').ask).toMatchObject({ column: 'size' });
    await last('levels').end({ levels: ['L', 'M', 'S'], counts: [1, 2, 3], more: false });
    const column = () => last('encoded').ask.data!.table.columns.at(-1);
    expect(column()).toMatchObject({ kind: 'ordered', order: ['L', 'M', 'S'] });
    state.setColumn('size', { order: ['S', 'M', 'L'] });
    expect(column()).toMatchObject({ order: ['S', 'M', 'L'] });
  });

  it('order nothing that has too many levels', async () => {
    state.setColumn('size', { kind: 'ordered' });
    await last('levels').end({ levels: ['a'], counts: [1], more: true });
    expect(state.levels.get('size')?.more).toBe(true);
    expect(state.choices?.columns.at(-1)?.order).toBeNull();
  });
});

describe('the document', () => {
  const ownData = (change: Partial<GivenTableData> = {}): OwnData => ({
    source: 'table',
    table: { ...birds.data!, target: 'mass', task: 'regression', ...change },
  });

  it('gets the table, with the cells where they are few, and a loss for its task', async () => {
    await open();
    await last('encoded').end(encoded);
    const used = state.use();
    await last('inline').end({ species: ['a'] });
    expect(await used).toBe(true);
    const [document] = lab.replaced;
    const data = document?.data as OwnData;
    expect(data).toMatchObject({ source: 'table', train_fraction: 0.5, standardize: true });
    expect(data.table).toMatchObject({ target: 'species', cells: { species: ['a'] } });
    expect(document).toMatchObject({ name: '', seed: 3, changes: [], batch: { size: 76 } });
    // Three classes are too many for it.
    expect(document).not.toHaveProperty('loss');
  });

  it('keeps a loss that goes with the table', async () => {
    await open();
    await last('encoded').end({ ...encoded, classes: ['a', 'b'] });
    const used = state.use();
    await last('inline').end(null);
    await used;
    expect(lab.replaced[0]).toMatchObject({ loss: { name: 'bce' } });
    expect((lab.replaced[0]!.data as OwnData).table).not.toHaveProperty('cells');
  });

  it('is shown, and its own table is not opened once more', async () => {
    lab.draft = { ...lab.draft, data: ownData() as never };
    state.follow();
    state.follow();
    expect(asked).toHaveLength(1);
    expect(last('openTable').ask.from).toEqual({ sha256: birds.sha256 });
    await last('openTable').end(birds);
    expect(state.choices?.target).toBe('mass');
  });

  it('brings the cells of a table that has no file', () => {
    const data = ownData({ cells: { species: ['a'] } });
    lab.draft = { ...lab.draft, data: data as never };
    state.follow();
    expect(last('openTable').ask.from).toEqual({ written: data.table });
  });

  it('is told what is shown: a table that is not its own, and the first row', async () => {
    state.follow();
    expect(lab.parts.preview).toEqual({});
    await open();
    state.follow();
    const { table } = readPreview({ table: birds.data });
    expect(lab.parts.preview).toEqual({ table });
    state.look(24);
    state.set({ encode: 'integers' });
    expect(lab.parts.preview).toEqual({ row: 24, table: { ...table, encode: 'integers' } });
    state.set({ encode: 'one_hot' });
    await last('encoded').end(encoded);
    const used = state.use();
    await last('inline').end(null);
    await used;
    lab.draft = { ...lab.draft, data: lab.replaced[0]!.data as never };
    state.follow();
    expect(lab.parts.preview).toEqual({ row: 24 });
  });

  it('brings a table that is only looked at, and the way back leads to another', async () => {
    const table = { ...birds.data!, target: 'mass', task: 'regression' } as const;
    lab.parts = { preview: { row: 40, table } };
    state.follow();
    expect(last('openTable').ask.from).toEqual({ sha256: birds.sha256 });
    await last('openTable').end(birds);
    expect(state.choices?.target).toBe('mass');
    expect(last('encoded').ask).toMatchObject({ begin: 40, data: { table: { target: 'mass' } } });
    state.follow();
    expect(asked.filter(({ task }) => task === 'openTable')).toHaveLength(1);
    // An entry of the history in which nothing was open yet.
    lab.parts = { preview: {} };
    state.follow();
    expect(state.choosing).toBe(true);
    expect(lab.parts.preview).toEqual({});
    state.goBack();
    state.follow();
    expect(lab.parts.preview).toMatchObject({ row: 40, table: { target: 'mass' } });
  });

  it('is another for each table that somebody opens, and no other for what is decided about it', async () => {
    const shownIs = (sha256: string) => {
      state.follow();
      expect(lab.parts.preview).toMatchObject({ table: { sha256 } });
    };
    const other = { sha256: '2'.repeat(64), data: { ...birds.data!, sha256: '2'.repeat(64) } };
    state.follow();
    await open();
    shownIs(birds.sha256);
    expect(lab.openings).toBe(1);
    state.setTarget('mass');
    // One that does not come to be opened is none.
    state.openFile(new Blob(['y']), 'slow.csv');
    state.source.cancel();
    state.set({ encode: 'integers' });
    expect(lab.openings).toBe(1);
    await open(other);
    shownIs(other.sha256);
    expect(lab.openings).toBe(2);
    // The way back and forward brings what was there, with nothing new.
    const here = lab.parts;
    lab.parts = { preview: {} };
    state.follow();
    expect(state.choosing).toBe(true);
    lab.parts = here;
    state.follow();
    expect(state.choosing).toBe(false);
    lab.parts = { preview: { table: birds.data } };
    state.follow();
    await last('openTable').end(birds);
    shownIs(birds.sha256);
    expect(lab.openings).toBe(2);
  });

  it('keeps the cells of a table that is looked at and has no file', async () => {
    const { sha256: _, ...data } = birds.data!;
    const names = data.columns.map(({ name }) => name);
    const cells = Object.fromEntries(names.map((name) => [name, Array(data.rows).fill('1')]));
    lab.parts = { preview: { table: { ...data, cells } } };
    state.follow();
    expect(last('openTable').ask.from).toMatchObject({ written: { cells } });
    await last('openTable').end({ ...birds, sha256: '' });
    state.setTarget('mass');
    expect(lab.parts.preview).toMatchObject({ table: { target: 'mass', cells } });
  });

  it('asks for the file of a table that is looked at and is not here', async () => {
    lab.parts = { preview: { table: { ...birds.data!, target: 'mass', decimal: ',' } } };
    state.follow();
    await last('openTable').fail(new FaultError('lab', 'It is not here.'));
    expect(state.wanted?.name).toBe('birds.csv');
    expect(state.source.fault).toBeNull();
    state.openFile(new Blob(['x']), 'renamed.csv');
    expect(last('openTable').ask.reading).toEqual({ decimal: ',' });
    await last('openTable').end(birds);
    expect(state.wanted).toBeNull();
    expect(state.choices?.target).toBe('mass');
    expect(lab.retried).toBe(0);
  });

  it('with a part that cannot be says so, and is left as it is', () => {
    lab.parts = { preview: { row: -3 } };
    state.follow();
    expect(state.source.fault?.message).toContain('preview.row');
    expect(lab.parts.preview).toEqual({ row: -3 });
  });

  describe('that waits for its table', () => {
    beforeEach(() => {
      lab.fault = { code: 'table' };
      lab.failed = { data: ownData() };
    });

    it('goes on when the file is given', async () => {
      expect(state.wanted?.name).toBe('birds.csv');
      await open();
      expect(lab).toMatchObject({ retried: 1, view: 'compare' });
      expect(state.choices?.target).toBe('mass');
      expect(state.wanted).toBeNull();
    });

    it('is not mistaken in another one', async () => {
      await open({ sha256: '2'.repeat(64) });
      expect(lab.retried).toBe(0);
      expect(state.another).toBe(true);
      state.goBack();
      expect(state.wanted).toBeNull();
    });

    it('does not ask again for a file that cannot be kept', async () => {
      await open({ unkept: 'This browser has no room.' });
      expect(lab.retried).toBe(0);
    });
  });
});
