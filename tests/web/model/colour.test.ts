import { describe, expect, it } from 'vitest';
import {
  css,
  lookup,
  mix,
  parseHex,
  type Rgb,
  softStep,
} from '../../../web/src/views/model/colour';
import { contrast, inkOn } from '../../../web/src/views/model/ink';
import { ramp } from '../../../web/src/views/model/ramp';

describe('colours', () => {
  it('are read and written', () => {
    expect(parseHex('#2559b2')).toEqual([0x25, 0x59, 0xb2]);
    expect(parseHex(' #fc0')).toEqual([255, 204, 0]);
    expect(css([1, 2.4, 255], 0.5)).toBe('rgb(1 2 255 / 0.5)');
  });

  it('mix and run along stops', () => {
    const stops: Rgb[] = [
      [0, 0, 0],
      [100, 0, 0],
      [100, 200, 0],
    ];
    expect(mix([0, 0, 0], [10, 20, 40], 0.25)).toEqual([2.5, 5, 10]);
    expect(ramp(stops, 0.5)).toEqual([100, 0, 0]);
    expect(ramp(stops, 0.75)).toEqual([100, 100, 0]);
    expect(ramp(stops, -1)).toEqual([0, 0, 0]);
    expect(ramp(stops, 2)).toEqual([100, 200, 0]);
  });

  it('have the contrast of WCAG 2', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 6);
    expect(contrast(parseHex('#767676'), [255, 255, 255])).toBeCloseTo(4.54, 2);
  });

  it('are written upon in black or white, always readably', () => {
    expect(inkOn([250, 240, 220])).toEqual([0, 0, 0]);
    expect(inkOn([38, 58, 116])).toEqual([255, 255, 255]);
    for (let grey = 0; grey < 256; grey += 1) {
      const background: Rgb = [grey, grey, grey];
      expect(contrast(background, inkOn(background))).toBeGreaterThan(4.5);
    }
  });

  it('are words of an image, opaque and red first', () => {
    const [word] = lookup(1, () => [1, 2, 3]);
    const bytes = new Uint8Array(Uint32Array.of(word!).buffer);
    expect([...bytes]).toEqual([1, 2, 3, 255]);
  });

  it('step softly, meeting the ends and never going back', () => {
    expect(softStep(0, 3, 0.25)).toBe(0);
    expect(softStep(1, 3, 0.25)).toBe(1);
    expect(softStep(0.34, 3, 0.25)).toBeCloseTo(1 / 3, 6);
    let last = 0;
    for (let at = 0; at <= 1; at += 0.001) {
      const value = softStep(at, 3, 0.25);
      expect(value).toBeGreaterThanOrEqual(last);
      last = value;
    }
  });
});
