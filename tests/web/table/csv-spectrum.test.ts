/** The cases of csv-spectrum, through our reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, rowsOf } from './tables';

const folder = `${import.meta.dirname}/../../../node_modules/csv-spectrum`;
const names = readdirSync(`${folder}/csvs`).map((file) => file.replace('.csv', ''));

/** Its JSON is one row without a list, and of another telephone number: it is told here. */
const mended: { [name: string]: { [column: string]: string }[] } = {
  location_coordinates: [
    {
      'Contact Phone Number': '2095257564',
      'Location Coordinates': '37\ufffd36\'37.8"N 121\ufffd2\'17.9"W',
      Cities: 'Modesto',
      Counties: 'Stanislaus',
    },
  ],
};

describe.each(names)('csv-spectrum: %s', (name) => {
  it('is read', async () => {
    const expected =
      mended[name] ?? JSON.parse(readFileSync(`${folder}/json/${name}.json`, 'utf8'));
    const table = await read(readFileSync(`${folder}/csvs/${name}.csv`), { header: true });
    const [header = [], ...rows] = rowsOf(table);
    const found = rows.map((row) => Object.fromEntries(row.map((cell, i) => [header[i]!, cell])));
    expect(found).toEqual(expected);
    expect(table.faultCount).toBe(0);
  });
});

it('csv-spectrum has all its cases', () => {
  expect(names).toHaveLength(12);
});
