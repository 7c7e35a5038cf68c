import { describe, expect, it } from 'vitest';
import { readPreview } from '../../../web/src/experiment/preview';
import { birds } from '../lab/birds';

describe("a document's preview", () => {
  it('is complete when it says nothing', () => {
    expect(readPreview({})).toEqual({ row: 0, table: null });
  });

  it('may have a table of its own, as data.table is written', () => {
    const { encode: _, ...table } = birds.data!;
    expect(readPreview({ row: 3, table })).toMatchObject({
      row: 3,
      table: { target: 'species', encode: 'one_hot' },
    });
  });

  it.each([
    [[], 'preview: expected an object, found a list'],
    [{ from: 1 }, 'preview.from: unknown; expected one of row, table'],
    [{ row: -1 }, 'preview.row: expected a whole number from 0, found -1'],
    [{ row: '3' }, 'preview.row: expected a whole number from 0, found "3"'],
    [{ table: 3 }, 'preview.table: expected an object, found 3'],
    [{ table: { ...birds.data!, target: 7 } }, 'preview.table.target: expected a text, found 7'],
    [{ table: { ...birds.data!, sha256: undefined } }, 'preview.table.sha256'],
  ])('is refused with its place: %j', (part, message) => {
    expect(() => readPreview(part)).toThrow(message);
  });
});
