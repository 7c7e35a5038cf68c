/** A table of one's own as training sees it, held against pandas and numpy. */
import { describe, expect, it } from 'vitest';
import { granted } from '../../../web/src/engine/fault';
import { encodeOwnTable, type OwnTable } from '../../../web/src/engine/own-table';
import type { Experiment } from '../../../web/src/experiment/document';
import cases from '../../reference/table/own-tables.json';
import { labBinaries, loadCore, loadLab } from '../core';
import { read } from '../table/tables';

type Data = { table: Record<string, unknown> } & Record<string, unknown>;

const closeTo = (numbers: Float32Array, wanted: number[][] | number[], digits: number) => {
  const all = wanted.flat();
  expect(numbers).toHaveLength(all.length);
  for (const [i, number] of numbers.entries()) {
    const scale = Math.max(1, Math.abs(all[i]!));
    expect(number / scale, `number ${i}`).toBeCloseTo(all[i]! / scale, digits);
  }
};

const readCase = ({ text, data }: (typeof cases)[number]) =>
  read(text, 'decimal' in data.table ? { decimal: data.table.decimal as ',' } : {});

describe.each(labBinaries)('what pandas and %s make of', (binary) => {
  it.each(cases)('$name', async (expected) => {
    const lab = await loadLab(binary);
    const { data, seed } = expected;
    const own = encodeOwnTable(lab, await readCase(expected), data, seed);
    expect([...own.keptRows]).toEqual(expected.kept);
    expect(own.dropped).toBe(data.table.rows - expected.kept.length);
    expect([...own.trainingRows]).toEqual(expected.training);
    expect(own.features).toEqual(expected.features);
    expect(own.classes).toEqual(expected.classes);
    closeTo(own.x, expected.x, 5);
    closeTo(own.y, expected.y, 5);
    checkParts(own, data, expected.unseen);
  });
});

function checkParts({ parts, features }: OwnTable, { table }: Data, unseen: object) {
  const columns = table.columns as { name: string }[];
  expect(parts.flatMap(({ names }) => names)).toEqual(features);
  for (const { column, kind, from, width, names, unseen: count } of parts) {
    const { name } = columns[column]!;
    expect(features.slice(from, from + width)).toEqual(names);
    if (kind !== 'one_hot') expect(names).toEqual([name]);
    else for (const one of names) expect(one.startsWith(`${name}_`)).toBe(true);
    expect(count).toBe((unseen as Record<string, number>)[name] ?? 0);
  }
}

describe('what the core trains on', () => {
  it.each(cases)('$name', async (expected) => {
    const [core, lab] = [await loadCore(), await loadLab()];
    const { data, seed } = expected;
    const own = encodeOwnTable(lab, await readCase(expected), data, seed);
    const experiment = { version: 1, ...(seed && { seed }), data, batch: { size: 5 } };
    const trainer = granted(core.createTrainer(experiment as unknown as Experiment, own));
    closeTo(trainer.trainSet().x, expected.train, 4);
    closeTo(trainer.testSet().x, expected.test, 4);
    const y = (rows: number[]) => rows.map((row) => expected.y[row]!);
    const test = [...own.keptRows.keys()].filter((row) => !expected.training.includes(row));
    closeTo(trainer.trainSet().y, y(expected.training), 5);
    expect([...trainer.testSet().y].sort()).toEqual([...Float32Array.from(y(test))].sort());
    const info = trainer.info();
    expect(info.task).toBe(data.table.task);
    expect(info.outputs).toBe(expected.classes?.length ?? 1);
    // What the document says of the table comes back as it was.
    expect(info.experiment.data).toMatchObject(data);
    trainer.delete();
  });
});
