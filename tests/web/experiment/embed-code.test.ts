import { expect, it } from 'vitest';
import { type Embedded, embedCode, handedOf } from '../../../web/src/experiment/embed-code';
import { visibleParts } from '../../../web/src/experiment/presentation';

const link = 'https://example.org/lab/index.html?lang=en#abc-_9';
const plain: Embedded = { form: 'element', hidden: [], locked: [], language: '', theme: '' };
const chosen: Embedded = {
  ...plain,
  hidden: visibleParts.filter((part) => part !== 'charts' && part !== 'transport'),
  locked: ['data', 'batch'],
  language: 'zh',
  theme: 'dark',
};

it('is an element with its script, beside the page', () => {
  expect(embedCode(link, plain)).toBe(
    `<script src="https://example.org/lab/descent-lab.js"></script>
<descent-lab experiment="https://example.org/lab/#abc-_9"></descent-lab>`,
  );
  expect(embedCode(link, chosen)?.split('\n')[1]).toBe(
    '<descent-lab experiment="https://example.org/lab/#abc-_9" show="charts,transport" lock="data,batch" lang="zh" theme="dark"></descent-lab>',
  );
});

it('or a frame, which takes the same in its query', () => {
  const size = 'width="720" height="480" title="Descent Lab" allow="clipboard-write"';
  expect(embedCode(link, { ...plain, form: 'frame' })).toBe(
    `<iframe src="https://example.org/lab/embed.html#abc-_9" ${size}></iframe>`,
  );
  expect(embedCode(link, { ...chosen, form: 'frame' })).toBe(
    `<iframe src="https://example.org/lab/embed.html?show=charts,transport&amp;lock=data,batch&amp;lang=zh&amp;theme=dark#abc-_9" ${size}></iframe>`,
  );
});

it('stays within its quotes whatever the address holds', () => {
  const hostile = `http://a.b:81/x&copy="><script>'/#"><b>&amp;`;
  for (const form of ['element', 'frame'] as const) {
    const code = embedCode(hostile, { ...chosen, form }) ?? '';
    const attributes = [...code.matchAll(/ [a-z]+="([^"]*)"/g)].map(([, value]) => value ?? '');
    expect(attributes.join('')).not.toMatch(/[<>]|&(?!amp;|quot;|lt;)/);
    const [, name] = /^<([a-z-]+)(?: [a-z]+="[^"]*")+><\/\1>$/m.exec(code) ?? [];
    expect(name).toBe(form === 'element' ? 'script' : 'iframe');
  }
});

it.each(['file:///home/a/descent-lab.html#abc', 'about:srcdoc#abc', 'blob:https://a.b/1#abc'])(
  'is none where nobody else could load it: %s',
  (address) => {
    expect(embedCode(address, chosen)).toBeNull();
  },
);

it('what restricts nothing is left out of what is handed out', () => {
  expect(handedOf(plain)).toEqual({});
  expect(handedOf(chosen)).toEqual({ show: ['charts', 'transport'], lock: ['data', 'batch'] });
});
