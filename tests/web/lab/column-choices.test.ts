import { describe, expect, it } from 'vitest';
import type { OpenedTable } from '../../../web/src/engine/tasks/table';
import { readTableData } from '../../../web/src/experiment/table-data';
import {
  type Choices,
  choicesOf,
  missingChoicesFor,
  moved,
  tableDataOf,
  withColumn,
  withTarget,
} from '../../../web/src/lab/column-choices';
import { birds } from './birds';

const column = ({ columns }: Choices, name: string) =>
  columns.find((choice) => choice.name === name)!;
const at = (choices: Choices, table: OpenedTable = birds) => tableDataOf(choices, table);

describe('choices about columns', () => {
  it('begin as the document says, with what it leaves out', () => {
    const choices = choicesOf(birds, birds.data);
    expect(column(choices, 'mass')).toMatchObject({ kind: 'number', used: true });
    expect(column(choices, 'note')).toMatchObject({ kind: 'text', used: false });
    expect(readTableData(at(choices))).toEqual(readTableData(birds.data));
  });

  it('say nothing without a target and a column besides', () => {
    expect(at(choicesOf(birds, null))).toBeNull();
    const none = ['species', 'island', 'mass', 'size'].reduce(
      (choices, name) => withColumn(choices, name, { used: name === 'species' }),
      choicesOf(birds, birds.data),
    );
    expect(at(none)).toBeNull();
  });

  it('leave a target out that is not used any more', () => {
    const choices = withColumn(choicesOf(birds, birds.data), 'species', { used: false });
    expect(choices.target).toBe('');
    expect(at(choices)).toBeNull();
  });

  it('use what is given a kind, but no free text', () => {
    let choices = withColumn(choicesOf(birds, birds.data), 'note', { kind: 'category' });
    expect(column(choices, 'note').used).toBe(true);
    choices = withColumn(choices, 'note', { kind: 'text' });
    expect(column(choices, 'note').used).toBe(false);
    choices = withColumn(choices, 'note', { used: true });
    expect(column(choices, 'note')).toMatchObject({ used: true, kind: 'category' });
  });

  it('drop what does not go with another kind', () => {
    const filled = withColumn(choicesOf(birds, birds.data), 'mass', { missing: 'median' });
    const kept = withColumn(filled, 'mass', { kind: 'date' });
    expect(column(kept, 'mass').missing).toBe('median');
    const changed = withColumn(filled, 'mass', { kind: 'category' });
    expect(column(changed, 'mass').missing).toBe('drop');
  });

  it('regress amounts, and leave rows without a target out', () => {
    const choices = choicesOf(birds, birds.data);
    const filled = withColumn(choices, 'mass', { missing: 'mean' });
    const mass = withTarget(filled, birds, 'mass');
    expect(mass).toMatchObject({ target: 'mass', task: 'regression' });
    expect(column(mass, 'mass').missing).toBe('drop');
    const few = withTarget(choices, birds, 'legs');
    expect(few).toMatchObject({ target: 'legs', task: 'classification' });
    expect(withColumn(mass, 'mass', { kind: 'category' }).task).toBe('classification');
  });

  it('offer for missing cells what the document takes', () => {
    const choices = choicesOf(birds, birds.data);
    for (const kind of ['number', 'boolean', 'date', 'category', 'ordered'] as const) {
      const changed = withColumn(choices, 'size', { kind, order: ['S', 'M'] });
      for (const missing of missingChoicesFor(column(changed, 'size'), 'species')) {
        const data = at(withColumn(changed, 'size', { missing }));
        expect(readTableData(data).columns).toContainEqual(
          expect.objectContaining({ name: 'size', kind, missing }),
        );
      }
    }
  });

  it('hold an order, which only ordered categories have', () => {
    const change = { kind: 'ordered', order: ['S', 'M', 'L'] } as const;
    const ordered = withColumn(choicesOf(birds, birds.data), 'size', {
      ...change,
      order: [...change.order],
    });
    const data = at(ordered)!;
    expect(data.columns.at(-1)).toMatchObject(change);
    expect(column(choicesOf(birds, data), 'size').order).toEqual(['S', 'M', 'L']);
    const back = at(withColumn(ordered, 'size', { kind: 'category' }))!;
    expect(back.columns.at(-1)).not.toHaveProperty('order');
  });
});

it('a level is moved to another place', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect(moved(order, 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(order, 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(moved(order, 1, 9)).toEqual(['a', 'c', 'd', 'b']);
  expect(moved(order, 1, -1)).toEqual(['b', 'a', 'c', 'd']);
  expect(order).toEqual(['a', 'b', 'c', 'd']);
});
