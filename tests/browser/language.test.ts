/** The page in two languages: switching keeps what was done, and nothing is left in the other one. */
import { expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';
import { eventually, openView, recipeOf, small, train } from './support/lab';

/** What a Chinese page says in Latin letters: names, symbols, and units. */
const same =
  /^(Descent|Lab|Adam\w*|Ada\w+|SGD\w*|Nesterov|AMSGrad|Noam|Glorot|tanh|ReLU|sigmoid|softmax|logits?|Huber|MSE|JSON|CSV|TSV|penguins|cps|wages|seattle|weather|PNG|SVG|PyTorch|Caffe|Smith|Shift|Esc|Delete|sweep|csv|English|cyclic|one_cycle)$/i;

/** Words of three letters and more that are shown, or told to a screen reader. */
async function latinWords(app: App): Promise<string[]> {
  const texts = await app.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      if (around?.checkVisibility() && !around.closest('math, style, script, code')) {
        found.push(node.nodeValue ?? '');
      }
    }
    for (const name of ['aria-label', 'title', 'placeholder']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
    return found;
  });
  const words = texts.flatMap((text) => text.match(/[A-Za-z_]{3,}/g) ?? []);
  return [...new Set(words)].filter((word) => !same.test(word));
}

const spoken = (app: App) =>
  app.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    focused: document.activeElement?.id,
  }));

forEachBrowser((app) => {
  test('the language is switched, and back; runs, recipe and view stay', async () => {
    await openView(app, small, 'lab-charts');
    await train(app);
    const before = await recipeOf(app);
    await eventually(() => app.count('lab-runs li')).toBe(1);
    await app.click('#language');
    await app.see({ role: 'tab', name: '找学习率' });
    expect(await spoken(app)).toMatchObject({ lang: 'zh-CN', focused: 'language' });
    expect((await spoken(app)).title).toContain('神经网络');
    expect(await app.count('lab-runs li')).toBe(1);
    expect(await recipeOf(app)).toEqual(before);

    // Chosen once, it is spoken at the next visit, the sentences of other views too.
    await app.visit();
    await app.see({ role: 'tab', name: '训练' });
    await app.click({ role: 'tab', name: '找学习率' });
    await app.see({ role: 'button', name: '开始测试' });
    await app.click('#language');
    await app.see({ role: 'button', name: 'Run the test' });
    expect(await spoken(app)).toEqual({ lang: 'en', title: 'Descent Lab', focused: 'language' });
  });

  test('nothing in any view is left in English', async () => {
    await openView(app, small, 'lab-charts');
    await app.click('#language');
    await app.see({ role: 'tab', name: '训练' });
    expect(await latinWords(app)).toEqual([]);
    await app.click({ role: 'button', name: '分享' });
    await app.see('dialog .qr');
    expect(await latinWords(app)).toEqual([]);
    await app.press('Escape');
    for (const [name, element] of [
      ['数据', '.data-drop'],
      ['对比', 'lab-compare'],
      ['找学习率', 'lab-find'],
      ['曲面', 'lab-surface'],
      ['损失', 'lab-loss'],
      ['课程', 'lab-lessons article'],
    ] as const) {
      await app.click({ role: 'tab', name });
      await app.see(element);
      await eventually(async () => [name, await latinWords(app)]).toEqual([name, []]);
    }
  });
});
