import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Tables } from '../../../web/src/engine/table';
import { type FileOptions, tableContent, tableFile } from './table-file';

const folder = new URL('../../../web/public/data/', import.meta.url);
const bundled = readdirSync(folder).filter((file) => file.endsWith('.bin.gz'));

const read = (options: FileOptions) => new Tables(async () => tableFile(options)).get('digits');

describe('a table', () => {
  it('comes back with its values scaled', async () => {
    const table = await read({});
    expect(table).toMatchObject({ name: 'digits', rows: 25, columns: 4, image: [2, 2] });
    expect(Array.from(table.x.slice(0, 5))).toEqual([0, 1 / 16, 2 / 16, 3 / 16, 4 / 16]);
    expect(Array.from(table.y.slice(0, 3))).toEqual([0, 1, 0]);
  });

  it('may hold reals', async () => {
    const header = {
      name: 'line',
      rows: 2,
      columns: 1,
      type: 'float32',
      scale: 2,
      task: 'regression',
    };
    const values = Buffer.alloc(16);
    [0.5, -1.25, 3, 1e30].forEach((value, i) => void values.writeFloatLE(value, 4 * i));
    const bytes = Uint8Array.from(
      Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), values]),
    );
    const { x, y } = await new Tables(async () => bytes).get('line');
    expect(Array.from(x)).toEqual([1, -2.5]);
    expect(Array.from(y)).toEqual([3, Math.fround(1e30)]);
  });

  it('may have been unpacked on the way', async () => {
    const tables = new Tables(async () => Uint8Array.from(tableContent()));
    expect((await tables.get('digits')).rows).toBe(25);
  });

  it('is read once, but again after a failure', async () => {
    let reads = 0;
    const tables = new Tables(async () => {
      if (++reads === 1) throw new Error('offline');
      return tableFile();
    });
    await expect(tables.get('digits')).rejects.toThrow();
    expect(await tables.get('digits')).toBe(await tables.get('digits'));
    expect(reads).toBe(2);
  });

  it.each(bundled)('is what lies in %s', async (file) => {
    const name = file.replace('.bin.gz', '');
    const bytes = Uint8Array.from(readFileSync(new URL(file, folder)));
    const table = await new Tables(async () => bytes).get(name);
    expect(table.name).toBe(name);
    expect(table.x.length).toBe(table.rows * table.columns);
    expect(table.x.every(Number.isFinite)).toBe(true);
    if (table.classes) expect(Math.max(...table.y)).toBe(table.classes.length - 1);
  });
});

describe('a file', () => {
  const fault = (message: RegExp) => ({
    code: 'data',
    message: expect.stringMatching(message),
    path: 'data.source',
  });

  it('that is missing is named', async () => {
    const tables = new Tables(() => Promise.reject(new Error('the server answers 404')));
    await expect(tables.get('digits')).rejects.toMatchObject(
      fault(/^The data set "digits" could not be loaded: the server answers 404\.$/),
    );
  });

  it.each([
    ['cut short', async () => tableFile().slice(0, 60)],
    ['with too few values', async () => tableFile({ cut: 1 })],
    ['with another number of rows', async () => tableFile({ header: { rows: 26 } })],
    ['without a header', async () => Uint8Array.of(1, 2, 3)],
    ['with a header that is no JSON', async () => Uint8Array.from(Buffer.from('<html>\n</html>'))],
    ['of no bytes', async () => new Uint8Array()],
  ])('%s is damaged', async (_, reader) => {
    await expect(new Tables(reader).get('digits')).rejects.toMatchObject(
      fault(/"digits" is damaged/),
    );
  });
});
