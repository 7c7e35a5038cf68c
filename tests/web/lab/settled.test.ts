/** What is pressed on a page that has just come waits for its first run. */
import { expect, it } from 'vitest';
import { Lab } from '../../../web/src/lab';
import { settled } from '../../../web/src/lab/settled';
import { FakeEngine } from './fake-engine';
import { catalogue } from './small-catalogue';

it('comes when the core has answered, at once when there is nothing to wait for', async () => {
  const engine = new FakeEngine();
  engine.holds = true;
  const lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  lab.start({ version: 1, data: { source: 'moons' } });
  const seen: (string | undefined)[] = [];
  const waiting = settled(lab).then(() => seen.push(lab.current?.state));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(seen).toEqual([]);
  engine.release();
  await waiting;
  expect(seen).toEqual(['ready']);
  lab.edit('batch.size', 4);
  lab.edit('batch.size', 8);
  await settled(lab);
  expect(lab.recipe?.batch.size).toBe(8);
  await settled(lab);
});
