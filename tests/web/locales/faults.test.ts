/** Every message of a fault that the sources can make has its Chinese. */
import { describe, expect, it } from 'vitest';
import { faultInChinese, messages } from '../../../web/src/locales/zh/faults';
import { everyMessage } from './messages';

const all = everyMessage();
/** Whatever is put in: a thing that is neither English nor Chinese. */
const filled = (message: string) => message.replaceAll('{}', '7');

/** Words of a document, names and units, which Chinese leaves as they are. */
const documents =
  /^(float32|adam\w*|rmsprop|adagrad|muon|pca|random|drop|step_max|optimizer|schedule|steps|surface|landscape|plane|weight_decay|model|hidden|data|train|from|sweep|seeds|true|false|True|False|classification|regression|MB|JSON|SHA|WebAssembly|web|worker|CSV|step|value|lr|experiment|table|row|test|id|seed|vary|sgd|SGD)$/;
const englishIn = (text: string) =>
  (text.match(/[A-Za-z_]{2,}\d*/g) ?? []).filter((word) => !documents.test(word));

describe('messages of faults', () => {
  it('are found in the sources', () => {
    expect(all.length).toBeGreaterThan(150);
    // From the core, its bindings, the reader of tables, and the page.
    expect(all).toEqual(
      expect.arrayContaining([
        '{} is above {}',
        'there is not enough memory for this experiment',
        'Column "{}" has a level "{}" already.',
        'This link is damaged or incomplete: it holds no experiment.',
      ]),
    );
  });

  it('have their Chinese, all of them', () => {
    const left = all.map((message) => [message, faultInChinese(filled(message))]);
    expect(
      left.filter(([english, said]) => englishIn(said!).length > 0 || said === filled(english!)),
    ).toEqual([]);
  });

  it('and no others', () => {
    // A noun's sentence, a message within brackets, and what a full stop was taken from.
    const made = new Set(all.flatMap((message) => [message, message.replace(/\.$/, '')]));
    const inner = (english: string) =>
      all.some((message) => message.endsWith(`: ${english}`)) || made.has(english);
    expect(Object.keys(messages).filter((english) => !inner(english))).toEqual([]);
  });

  it.each([
    ['optimizer.momentum: 1.2 is above 1', 'optimizer.momentum：1.2 大于上限 1'],
    ['1.2 is above 1', '1.2 大于上限 1'],
    [
      'optimizer.name: "sdg" is unknown; choose one of sgd, adam',
      'optimizer.name：没有 "sdg"；可选 sgd, adam',
    ],
    ['steps: expected a whole number, found an object', 'steps：应为整数，却是 对象'],
    [
      'data.table.task: expected one of "classification", "regression", found "is missing"',
      'data.table.task：应为 "classification", "regression" 之一，却是 "is missing"',
    ],
    [
      'data.table: birds of 2020.csv: The file is empty.',
      'data.table：birds of 2020.csv：文件是空的。',
    ],
    [
      'The data set "digits" could not be loaded: the server answers 404.',
      '数据集“digits”没能加载：服务器回答 404。',
    ],
    [
      'sweep.vary["optimizer.lr"][2]: -1 is below 0 (with batch.size 8)',
      'sweep.vary["optimizer.lr"][2]：-1 小于下限 0（当 batch.size 8）',
    ],
    ['The training engine stopped: no reason given.', '训练引擎停止了：没有给出原因。'],
    ['code: is missing', '缺少结果码'],
    ['code: is damaged or incomplete', '结果码已损坏或不完整'],
    ['something that nobody knows', 'something that nobody knows'],
  ])('%s', (english, chinese) => {
    expect(faultInChinese(english)).toBe(chinese);
  });
});
