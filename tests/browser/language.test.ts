/** The page in two languages: switching keeps what was done, and nothing is left in the other one. */
import { expect, test } from 'vitest';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { sentences, words } from '../../web/src/locales/zh';
import { type App, forEachBrowser } from './support/app';
import { alerts, eventually, openView, recipeOf, small, speedStops, train } from './support/lab';

/** What a Chinese page says in Latin letters: names, symbols, and units. */
const same =
  /^(Descent|Lab|Adam\w*|Ada\w+|SGD\w*|Nesterov|AMSGrad|Noam|Glorot|tanh|ReLU|sigmoid|softmax|logits?|Huber|MSE|JSON|CSV|TSV|penguins|cps|wages|seattle|weather|PNG|SVG|PyTorch|Caffe|Smith|Shift|Esc|Delete|sweep|csv|English|cyclic|one_cycle|max|HTML|iframe)$/i;

/** A mark of English punctuation beside a Chinese character. */
const mixed =
  /\p{Script=Han} ?(?:[,;:!?]|\.(?!\w)).*|[,;:!?] ?\p{Script=Han}.*|\(\p{Script=Han}.*|\p{Script=Han}\)/u;

/** What is shown, or told to a screen reader: the text of every element that has one of its own. */
async function textsOf(app: App): Promise<string[]> {
  return app.evaluate(() => {
    const found: string[] = [];
    for (const around of document.body.querySelectorAll('*')) {
      if (!around.checkVisibility() || around.closest('math, style, script, code, pre')) continue;
      const own = [...around.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      if (!own.some((node) => node.nodeValue?.trim())) continue;
      const copy = around.cloneNode(true) as Element;
      for (const inside of copy.querySelectorAll('math, style, script, code')) inside.remove();
      found.push(copy.textContent.replace(/\s+/g, ' ').trim());
    }
    for (const name of ['aria-label', 'title', 'placeholder']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
    return found;
  });
}

/** Words of three letters and more, and marks, that a Chinese text should not have. */
async function leftEnglish(app: App): Promise<string[]> {
  const texts = await textsOf(app);
  const words = texts.flatMap((text) => text.match(/[A-Za-z_]{3,}/g) ?? []);
  const marks = texts.flatMap((text) => text.match(mixed)?.[0] ?? []);
  return [...new Set([...words.filter((word) => !same.test(word)), ...marks])];
}

const spoken = (app: App) =>
  app.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    focused: document.activeElement?.id,
  }));

async function inChinese(app: App, document: object): Promise<void> {
  await openView(app, document, 'lab-charts');
  await app.click('#language');
  await app.see({ role: 'tab', name: '训练' });
}

const button = (key: keyof typeof sentences) => ({ role: 'button', name: sentences[key] }) as const;

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

  test('the button pressed twice while the sentences come leaves one page', async () => {
    await openView(app, small, 'lab-charts');
    await app.evaluate(() => {
      const button = document.querySelector<HTMLElement>('#language');
      button?.click();
      button?.click();
    });
    await app.see({ role: 'tab', name: '训练' });
    // Whatever the second press has set off has come by then.
    await app.click('#language');
    await app.see({ role: 'tab', name: 'Train' });
    expect(await app.count('lab-app')).toBe(1);
  });

  test('nothing in any view is left in English', async () => {
    await inChinese(app, { ...small, steps: 4000 });
    expect(await leftEnglish(app)).toEqual([]);
    await app.click(button('transport.play'));
    await eventually(() => app.text('.scrub-words')).toContain('，还需');
    expect(await leftEnglish(app)).toEqual([]);
    await app.click(button('transport.pause'));
    await app.click({ role: 'button', name: '分享' });
    await app.see('dialog .qr');
    expect(await leftEnglish(app)).toEqual([]);
    for (const name of ['嵌入', '课堂', '检查结果']) {
      await app.click({ role: 'button', name, within: 'dialog' });
      expect(await leftEnglish(app)).toEqual([]);
    }
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
      await eventually(async () => [name, await leftEnglish(app)]).toEqual([name, []]);
    }
  });

  test('nor in a menu, a dialog, a notice or an instrument', async () => {
    await inChinese(app, {
      ...small,
      optimizer: { name: 'sgd', lr: 900 },
      loss: { name: 'mse', reduction: 'sum' },
      model: { hidden: [6], activation: 'relu' },
      instruments: ['sharpness', 'dead_units'],
    });
    await app.fill('#speed', speedStops.fastest);
    await app.click(button('transport.play'));
    await app.see('.notice', 30_000);
    await app.see('lab-instruments');
    expect(await leftEnglish(app)).toEqual([]);
    await app.click('.charts-menu:not(.charts-narrow) summary');
    expect(await leftEnglish(app)).toEqual([]);
    await app.click(button('charts.report'));
    await app.see('dialog.report[open]');
    expect(await leftEnglish(app)).toEqual([]);
    await app.press('Escape');
    const table = sentences['charts.table'].replace('{chart}', sentences['charts.loss']);
    await app.click({ role: 'button', name: table });
    await app.see('dialog[open]:not(.report)');
    expect(await leftEnglish(app)).toEqual([]);
  });

  test('nor in what is refused: at a field, by a part of the document, and by a link', async () => {
    await inChinese(app, small);
    await app.fill({ role: 'textbox', name: words['batch size']! }, '5000');
    await eventually(async () => (await alerts(app)).join()).toContain('5000 大于训练样本数 80');
    expect(await leftEnglish(app)).toEqual([]);
    const refused = async (document: object, reason: string) => {
      await app.open(await encodePermalink(document));
      await app.click('#language');
      await eventually(async () => (await alerts(app)).join()).toContain(reason);
    };
    await refused({ ...small, momentum: 1 }, '不认识');
    await refused({ ...small, sweep: { vary: {}, seeds: 0 } }, 'sweep.seeds：0 小于下限 1');
    await refused({ ...small, range_test: { to: 0 } }, 'range_test.to：0 小于下限 1e-10');
    await refused({ version: 1, surface: 'x', racers: [], steps: 5 }, '没有 "x"；可选');
    await refused({ version: 1, lesson: { id: 'x' } }, 'lesson.id：应为 ');
    await app.open('#AAAA');
    await app.click('#language');
    await eventually(async () => (await alerts(app)).join()).toContain(
      '链接已损坏或不完整：里面没有实验。',
    );
  });
});
