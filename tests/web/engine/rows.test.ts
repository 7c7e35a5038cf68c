/** The task that gives the rows of an experiment's data, as they are before they are split. */
import { describe, expect, it } from 'vitest';
import { runTask } from '../../../web/src/engine/task-runner';
import { loadLab, tables } from '../core';

const context = { lab: await loadLab(), tables, now: () => performance.now() };
const rowsOf = (data: string) =>
  runTask(context, 'rows', { experiment: { version: 1, data } }, () => {});

describe('the rows task', () => {
  it('gives copies of a bundled set', async () => {
    const { table } = await rowsOf('iris');
    const { rows, columns, x, y } = await tables.get('iris');
    expect(table).toEqual({ rows, columns, x, y });
    expect(table?.x.buffer).not.toBe(x.buffer);
    expect(table?.y.buffer).not.toBe(y.buffer);
  });

  it('gives none where the core draws them', async () => {
    expect(await rowsOf('moons')).toEqual({ table: null });
  });
});
