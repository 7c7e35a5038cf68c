import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { decodePermalink, encodePermalink } from '../../web/src/experiment/permalink';

const experiment: Experiment = {
  version: 1,
  name: 'stufenweise, 分段 ↘',
  data: { source: 'digits', train_fraction: 0.8 },
  optimizer: { name: 'sgd', lr: 1e-3 },
  changes: [{ step: 120, optimizer: { lr: 0.01 } }],
};
const linkTo = (content: string | Uint8Array) =>
  `#${deflateRawSync(content).toString('base64url')}`;

describe('a permalink', () => {
  it('comes back as the experiment it was made of', async () => {
    const link = await encodePermalink(experiment);
    expect(link).toMatch(/^#[\w-]+$/);
    expect(await decodePermalink(link)).toEqual(experiment);
    expect(await decodePermalink(link.slice(1))).toEqual(experiment);
  });

  it('may be the document itself, encoded or as browsers leave what was typed', async () => {
    const json = JSON.stringify(experiment);
    const typed = new URL(`https://a.b/#${json}`).hash;
    for (const hash of [`#${json}`, typed, `#${encodeURIComponent(json)}`]) {
      expect(await decodePermalink(hash)).toEqual(experiment);
    }
  });

  it('may have a bare % in it, which browsers leave as it is', async () => {
    const json = JSON.stringify({ version: 1, name: '%', task: { text: 'Reach 97%, or 98 %' } });
    for (const hash of [`#${json}`, new URL(`https://a.b/#${json}`).hash]) {
      expect(await decodePermalink(hash)).toEqual(JSON.parse(json));
    }
  });

  it('carries long documents', async () => {
    const x = Array.from({ length: 5000 }, (_, i) => [Math.sin(i), Math.cos(i)]);
    const y = x.map((_, i) => i % 2);
    const inline: Experiment = {
      version: 1,
      data: { source: 'inline', task: 'classification', train: { x, y } },
    };
    expect(await decodePermalink(await encodePermalink(inline))).toEqual(inline);
  });

  it('is nothing when there is nothing', async () => {
    expect(await decodePermalink('')).toBeNull();
    expect(await decodePermalink('#')).toBeNull();
  });

  it('that is damaged says so', async () => {
    const link = await encodePermalink(experiment);
    const damaged = [
      link.slice(0, -9),
      `${link.slice(0, 20)}AAAA${link.slice(24)}`,
      '#train',
      '#ä%20!',
      '#AAAA',
      '#{"version": 1',
      '#%7B%',
      linkTo('[1, 2]'),
      linkTo('null'),
      linkTo('{"version": 1'),
      linkTo(new Uint8Array(1 << 25)),
    ];
    for (const hash of damaged) {
      await expect(decodePermalink(hash), hash.slice(0, 40)).rejects.toThrow(
        'This link is damaged or incomplete: it holds no experiment.',
      );
    }
  });
});
