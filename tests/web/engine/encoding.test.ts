/** Encodings as they cross to the lab: both builds of it. What they are is tested in the core. */
import { describe, expect, it } from 'vitest';
import { granted } from '../../../web/src/engine/fault';
import type { Column } from '../../../web/src/table/column';
import { labBinaries, loadLab } from '../core';

const sizes: Column = {
  name: 'size',
  kind: 'category',
  codes: Int32Array.of(1, 0, -1, 2, 1),
  levels: ['S', 'M', 'L', 'XL'],
  ordered: true,
};
const cities: Column = {
  name: 'Stadt',
  kind: 'text',
  codes: Int32Array.of(0, 1, 2, -1, 0),
  levels: ['Zürich', '', '\u{1f427}'],
};
const columns: Column[] = [
  { name: 'n', kind: 'number', values: Float64Array.of(3, 1, 2, 1, 3), integer: true },
  sizes,
  cities,
  { name: 'day', kind: 'date', values: Float64Array.of(0, 1, 2, 3, Number.NaN) },
];

describe.each(labBinaries)('an encoding in %s', (binary) => {
  it('is fitted to some rows and applied to others', async () => {
    const lab = await loadLab(binary);
    const encoding = granted(
      lab.createEncoding(
        columns,
        { columns: ['Stadt', 'n'], ordinal: { size: ['S', 'M'] }, dummy_na: true },
        Int32Array.of(0, 1, 2),
      ),
    );
    expect(encoding.parts()).toEqual([
      { kind: 'ordinal', column: 1, names: ['size'] },
      { kind: 'kept', column: 3, names: ['day'] },
      {
        kind: 'one_hot',
        column: 2,
        names: ['Stadt_', 'Stadt_Zürich', 'Stadt_\u{1f427}', 'Stadt_nan'],
      },
      { kind: 'one_hot', column: 0, names: ['n_1.0', 'n_2.0', 'n_3.0', 'n_nan'] },
    ]);
    const others = columns.map((column) =>
      column === cities ? { ...cities, levels: ['Basel', '', 'Zürich'] } : column,
    );
    const [size, day, city, n] = granted(encoding.encode(others, Int32Array.of(4, 3, 2)));
    expect(size).toEqual({
      codes: new Int32Array(0),
      values: Float64Array.of(1, Number.NaN, Number.NaN),
      unseen: 1,
    });
    expect(day).toMatchObject({ unseen: 0, values: new Float64Array(0) });
    expect(city).toMatchObject({ codes: Int32Array.of(-1, 3, 1), unseen: 1 });
    expect(n).toMatchObject({ codes: Int32Array.of(2, 0, 1), unseen: 0 });
    encoding.delete();
  });

  it('says what is wrong, and where', async () => {
    const lab = await loadLab(binary);
    const refused = (settings: object) => lab.createEncoding(columns, settings, null).fault;
    expect(refused({ columns: ['Staat'] })).toEqual({
      code: 'document',
      message: 'columns[0]: there is no column "Staat"',
      path: 'columns[0]',
    });
    expect(refused({ ordinal: { size: ['S', 'M'] } })).toMatchObject({
      message: 'size: the level "L" is not among the declared ones',
      path: 'size',
    });
  });
});
