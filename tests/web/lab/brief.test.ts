/** A document without its defaults is the same experiment to the core. */
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import { furtherExamples } from '../../../web/src/experiment/further-examples';
import { examples } from '../../../web/src/experiment/presets';
import { brief } from '../../../web/src/lab/brief';
import { labWith } from '../lab-with-core';
import { recorded } from '../same-bits';

const documents: Experiment[] = [
  ...[...examples, ...furtherExamples].map(({ experiment }) => experiment),
  ...recorded.map(({ document }) => document),
];

it.each(documents)('$name', async (document) => {
  const whole = await labWith(document);
  const short = brief(whole.document!, whole.catalogue);
  const again = await labWith(short);
  expect(again.fault).toBeNull();
  expect(again.document).toEqual(whole.document);
  expect(JSON.stringify(short).length).toBeLessThan(JSON.stringify(whole.document).length);
});

describe('parts', () => {
  it('stay as they are', async () => {
    const part = { range_test: { from: 1e-5, smoothing: 0.9 } };
    const lab = await labWith({ version: 1, data: 'moons', ...part });
    const short = brief(lab.document!, lab.catalogue);
    expect(short).toMatchObject({ version: 1, data: 'moons', ...part });
    expect(short).not.toHaveProperty('batch');
  });
});
