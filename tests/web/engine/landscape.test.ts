/** The task that measures landscapes: what it tells, in both builds of the lab. */
import { describe, expect, it } from 'vitest';
import { runTask } from '../../../web/src/engine/task-runner';
import type { LandscapePart } from '../../../web/src/engine/tasks/landscape';
import type { Experiment } from '../../../web/src/experiment/document';
import { labBinaries, loadLab, tables } from '../core';

const experiment: Experiment = { version: 1, data: 'moons', model: { hidden: [6] }, steps: 60 };

async function measure(
  landscape: unknown,
  document: Experiment = experiment,
  binary?: (typeof labBinaries)[number],
) {
  const context = { lab: await loadLab(binary), tables, now: () => performance.now() };
  const parts: LandscapePart[] = [];
  await runTask(context, 'landscape', { experiment: document, landscape }, ({ part }) => {
    if (part) parts.push(part);
  });
  return parts;
}

const lossesOf = (parts: LandscapePart[]) => parts.flatMap(({ losses }) => [...(losses ?? [])]);

describe('the landscape task', { timeout: 60_000 }, () => {
  it('tells what it measures, then its plane, then every loss', async () => {
    const parts = await measure({ size: 7 });
    expect(parts[0]?.begun).toMatchObject({
      landscape: { plane: 'pca', size: 7, of: 'train', margin: 0.25, seed: 1 },
      experiment: { steps: 60 },
      steps: 60,
    });
    const phases = parts.flatMap(({ at }) => at?.phase ?? []);
    expect([...new Set(phases)]).toEqual(['training', 'plane', 'grid', 'done']);
    const laid = parts.findIndex(({ plane }) => plane);
    const first = parts.findIndex(({ losses }) => losses);
    expect(laid).toBeGreaterThan(0);
    expect(first).toBeGreaterThanOrEqual(laid);
    expect(lossesOf(parts)).toHaveLength(49);
    const { path, x, y, explained, divergedAt } = parts[laid]!.plane!;
    expect(divergedAt).toBeNull();
    expect(path.step).toHaveLength(61);
    expect([path.x.at(-1), path.y.at(-1)]).toEqual([0, 0]);
    expect([x.length, y.length]).toEqual([7, 7]);
    expect(explained[0]! + explained[1]!).toBeGreaterThan(0.5);
    expect(explained[0]! + explained[1]!).toBeLessThanOrEqual(1 + 1e-12);
  });

  it.each(['pca', 'random'])('gives the same bits with SIMD and without: %s', async (plane) => {
    const [simd, scalar] = await Promise.all(
      labBinaries.map((binary) => measure({ size: 5, plane }, experiment, binary)),
    );
    expect(lossesOf(simd!)).toEqual(lossesOf(scalar!));
    const planeOf = (parts: LandscapePart[]) => parts.find((part) => part.plane)?.plane;
    expect(planeOf(simd!)).toEqual(planeOf(scalar!));
  });

  it('takes the part of a diverging run before that', async () => {
    const changes = [{ step: 20, optimizer: { lr: 1e38 } }];
    const model = { hidden: [8], activation: 'linear' };
    const parts = await measure({ size: 3 }, { version: 1, data: 'reg-plane', model, changes });
    const { divergedAt, path } = parts.find((part) => part.plane)!.plane!;
    expect(divergedAt).toBe(21);
    expect(path.step.at(-1)).toBe(20);
  });

  it('refuses with a place', async () => {
    await expect(measure({ size: 2 })).rejects.toMatchObject({
      code: 'document',
      path: 'landscape.size',
    });
    await expect(measure({}, { ...experiment, steps: 1 })).rejects.toMatchObject({ path: 'steps' });
    const still = { ...experiment, optimizer: { name: 'sgd', lr: 0 } };
    await expect(measure({}, still)).rejects.toMatchObject({ path: 'landscape.plane' });
    const lab = await loadLab();
    expect(lab.checkLandscape({ plane: 'flat' }).fault?.path).toBe('landscape.plane');
    expect(lab.checkLandscape({}).value).toMatchObject({ size: 41 });
  });
});
