import { expect, it } from 'vitest';
import { t } from '../../../web/src/locales';

it('puts values into a sentence, numbers grouped', () => {
  expect(t('runs.paused', { step: 1240 })).toBe('paused, step 1,240');
  expect(t('transport.rateHelp', { words: '0.05' })).toBe('Set to 0.05');
});

it('takes the word that agrees with the number', () => {
  expect(t('transport.epochs', { epochs: 1 })).toBe('1 epoch');
  expect(t('transport.epochs', { epochs: 146 })).toBe('146 epochs');
});

it('does not leave a value out', () => {
  expect(() => t('runs.paused')).toThrow('runs.paused needs a value for step');
});
