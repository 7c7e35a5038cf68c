import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import catalogue from '../../../web/src/generated/catalogue.json';
import prose from '../../../web/src/generated/help.json';
import lab from '../../../web/src/generated/lab.json';
import { addMessages, t, translate } from '../../../web/src/locales';
import { currentLanguage, speak, wishedLanguage } from '../../../web/src/locales/choose';
import { sayWith, translated } from '../../../web/src/locales/words';
import { sayIn, sentences, words } from '../../../web/src/locales/zh';

const files = import.meta.glob<Record<string, Record<string, string>>>(
  '../../../web/src/locales/en/*.ts',
  { eager: true },
);
const english: Record<string, string> = Object.assign(
  {},
  ...Object.values(files).flatMap((file) => Object.values(file)),
);

/** Names of the values that a sentence needs. */
const valuesIn = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();

/** Every label, help and cost in a tree. */
function spokenIn(node: unknown, found = new Set<string>()): Set<string> {
  for (const [key, value] of Object.entries(node as object)) {
    if (typeof value === 'object' && value !== null) spokenIn(value, found);
    else if (['label', 'help', 'cost'].includes(key) && value) found.add(value);
  }
  return found;
}

afterEach(() => {
  translate({});
  sayWith(sayIn({}));
  vi.unstubAllGlobals();
});

describe('the sentences in Chinese', () => {
  it('are those in English, with the same values', () => {
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(english).sort());
    for (const [key, sentence] of Object.entries(sentences)) {
      expect([key, valuesIn(sentence)]).toEqual([key, valuesIn(english[key]!)]);
    }
  });

  it('are said instead, whether they come before the English or after', () => {
    translate(sentences);
    addMessages(english);
    expect(t('find.going', { step: 3, steps: 1200 })).toBe('第 3 步，共 1,200 步');
    expect(t('recipe.rows', { train: 1, test: 1 })).toBe('1 个训练样本，1 个测试样本');
    translate({});
    expect(t('find.going', { step: 3, steps: 1200 })).toBe('step 3 of 1,200');
  });
});

describe('what the core says', () => {
  const said = new Set([...spokenIn(catalogue), ...spokenIn(prose), ...spokenIn(lab)]);

  it('has its Chinese, all of it and nothing besides', () => {
    expect([...said].filter((text) => !(text in words))).toEqual([]);
    expect(Object.keys(words).filter((text) => !said.has(text))).toEqual([]);
  });

  it('follows the language, and so does what comes later', () => {
    const tree: { entries: { label: string; help?: string; name: string }[] } = {
      entries: [{ label: 'momentum', name: 'momentum' }],
    };
    sayWith(sayIn({ momentum: '动量', 'A share.': '份额。' }));
    expect(translated(tree).entries).toEqual([{ label: '动量', name: 'momentum' }]);
    tree.entries[0]!.help = 'A share.';
    translated(tree);
    expect(tree.entries).toEqual([{ label: '动量', name: 'momentum', help: '份额。' }]);
    sayWith(sayIn({}));
    expect(tree.entries).toEqual([{ label: 'momentum', name: 'momentum', help: 'A share.' }]);
  });
});

describe('where no script can choose the language', () => {
  it('the page says it in both', () => {
    const page = readFileSync(new URL('../../../web/index.html', import.meta.url), 'utf8');
    const sentences = page.match(/<p class="cannot.*?<\/p>/g) ?? [];
    expect(sentences).toHaveLength(3);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/<span lang="zh-CN">[^<]*\p{Script=Han}[^<]*。<\/span>/u);
    }
  });
});

describe('the language at first', () => {
  const wished = (languages: string[], stored: string | null = null) => {
    vi.stubGlobal('navigator', { languages });
    vi.stubGlobal('localStorage', { getItem: () => stored });
    return wishedLanguage();
  };

  it('is the first of the browser’s that the page speaks', () => {
    expect(wished(['zh-CN', 'en'])).toBe('zh');
    expect(wished(['zh'])).toBe('zh');
    expect(wished(['de', 'en-GB', 'zh-TW'])).toBe('en');
    expect(wished(['de', 'zh-Hans-CN', 'en'])).toBe('zh');
    expect(wished(['de'])).toBe('en');
    expect(wished([])).toBe('en');
  });

  it('is the one that was chosen', () => {
    expect(wished(['zh-CN'], 'en')).toBe('en');
    expect(wished(['en'], 'zh')).toBe('zh');
    expect(wished(['en'], 'fr')).toBe('en');
  });

  it('is the browser’s where nothing may be stored', () => {
    vi.stubGlobal('navigator', { languages: ['zh-CN'] });
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('SecurityError');
      },
    });
    expect(wishedLanguage()).toBe('zh');
  });
});

it('of two languages that are asked for in a row the last one is spoken', async () => {
  vi.stubGlobal('document', { documentElement: {} });
  const first = speak('zh');
  await speak('en');
  await first;
  expect(currentLanguage()).toBe('en');
  await speak('zh');
  expect(currentLanguage()).toBe('zh');
  await speak('en');
});
