import { expect, test } from 'vitest';
import { fileName } from '../../../web/src/components/save-file';

test.each([
  ['Adam 0.005 from 800.json', 'adam-0.005-from-800.json'],
  ['SGD, Polynomial Loss.png', 'sgd-polynomial-loss.png'],
  ['Adam，余弦 损失.svg', 'adam-余弦-损失.svg'],
  ['range-test.csv', 'range-test.csv'],
  // One letter, however it is written.
  ['A\u0308pfel.py', 'äpfel.py'],
  ['किताब.csv', 'किताब.csv'],
  ['../../etc/passwd.csv', 'etc-passwd.csv'],
  ['C:\\a|b?*"<>.\u202etxt.html', 'c-a-b-.-txt.html'],
  ['CON.csv', 'descent-lab-con.csv'],
  ['lpt1.old.csv', 'descent-lab-lpt1.old.csv'],
  ['console.csv', 'console.csv'],
  ['🔥.csv', 'descent-lab.csv'],
  ['... .csv', 'descent-lab.csv'],
])('a file of %j is %s', (name, file) => {
  expect(fileName(name)).toBe(file);
});

test('no name is too long for a system', () => {
  const name = fileName(`${'𠮷 '.repeat(100)}.html`);
  expect(new TextEncoder().encode(name).length).toBeLessThan(255);
  expect(name).toMatch(/[^-]\.html$/);
});
