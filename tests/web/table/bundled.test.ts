import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundledTables } from '../../../web/src/table/bundled';
import { tableData } from '../../../web/src/table/table-data';
import { read } from './tables';

it.each(bundledTables)(
  '$id.csv is what the page says of it',
  async ({ id, rows, columns, target, sha256 }) => {
    const packed = readFileSync(new URL(`../../../web/public/data/${id}.csv.gz`, import.meta.url));
    const csv = gunzipSync(packed);
    expect(createHash('sha256').update(csv).digest('hex')).toBe(sha256);
    const table = await read(Uint8Array.from(csv));
    expect(table).toMatchObject({ rows, faultCount: 0, ambiguous: null });
    expect(table.columns).toHaveLength(columns);
    const data = tableData(table, { name: `${id}.csv`, sha256 });
    expect(data?.columns.map(({ name }) => name)).toContain(target);
  },
);
