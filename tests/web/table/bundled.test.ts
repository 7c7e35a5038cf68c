import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundledTables } from '../../../web/src/table/bundled';
import { tableData } from '../../../web/src/table/table-data';
import { read } from './tables';

it.each(bundledTables)(
  '$id.csv is what the page says of it',
  async ({ id, rows, columns, target }) => {
    const packed = readFileSync(new URL(`../../../web/public/data/${id}.csv.gz`, import.meta.url));
    const table = await read(Uint8Array.from(gunzipSync(packed)));
    expect(table).toMatchObject({ rows, faultCount: 0, ambiguous: null });
    expect(table.columns).toHaveLength(columns);
    const data = tableData(table, { name: `${id}.csv`, sha256: '0'.repeat(64) });
    expect(data?.columns.map(({ name }) => name)).toContain(target);
  },
);
