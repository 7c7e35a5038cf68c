import { describe, expect, it } from 'vitest';
import {
  frameOf,
  pan,
  rectangleOf,
  rounded,
  toPixel,
  toPlane,
  zoom,
} from '../../../../web/src/views/surface/frame';
import { heightAt, placeOf, reliefOf } from '../../../../web/src/views/surface/relief';

const numbers = (count: number, f: (at: number) => number) =>
  Float64Array.from({ length: count }, (_, at) => f(at));

describe('a relief', () => {
  it('puts the lowest at 0, the middle in the middle and the highest at 1', () => {
    for (const power of [1, 2, 6]) {
      const relief = reliefOf(numbers(1001, (at) => (at / 1000) ** power - 3));
      expect(placeOf(relief, -3)).toBe(0);
      expect(placeOf(relief, 0.5 ** power - 3)).toBeCloseTo(0.5, 6);
      expect(placeOf(relief, -2)).toBe(1);
    }
  });

  it('knows the height of a place', () => {
    const relief = reliefOf(numbers(100, (at) => at ** 3));
    for (const place of [0, 0.2, 0.7, 1]) {
      expect(placeOf(relief, heightAt(relief, place))).toBeCloseTo(place, 9);
    }
  });

  it('rises with the height, and stays within 0 and 1 for what it has not seen', () => {
    const relief = reliefOf(numbers(100, (at) => Math.exp(at / 4)));
    const places = [-9, 1, 5, 1e3, 1e10, Number.POSITIVE_INFINITY].map((f) => placeOf(relief, f));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(places.at(-1)).toBe(1);
    expect(placeOf(relief, Number.NaN)).toBe(1);
  });

  it('of a plain is flat', () => {
    const relief = reliefOf(numbers(9, () => 4));
    expect(placeOf(relief, 4)).toBe(0);
  });
});

describe('a frame', () => {
  const domain = { x: [-4, 4], y: [-2, 2] } as const;

  it('shows the whole domain in its middle, with one scale', () => {
    expect(rectangleOf(frameOf(domain, 800, 400))).toEqual([-4, 4, -2, 2]);
    expect(rectangleOf(frameOf(domain, 800, 800))).toEqual([-4, 4, -4, 4]);
    expect(rectangleOf(frameOf(domain, 1600, 400))).toEqual([-8, 8, -2, 2]);
  });

  it('goes from pixels to the plane and back', () => {
    const frame = frameOf(domain, 640, 300);
    const [left, top] = toPixel(frame, 1.25, -0.5);
    const [x, y] = toPlane(frame, left, top);
    expect(x).toBeCloseTo(1.25);
    expect(y).toBeCloseTo(-0.5);
    // Up is up.
    expect(toPixel(frame, 0, 1)[1]).toBeLessThan(toPixel(frame, 0, 0)[1]);
  });

  it('comes nearer to what is under the pointer', () => {
    const frame = frameOf(domain, 800, 400);
    const near = zoom(frame, 4, 100, 50);
    expect(near.unit).toBeCloseTo(frame.unit / 4);
    expect(toPlane(near, 100, 50)[0]).toBeCloseTo(toPlane(frame, 100, 50)[0]);
    expect(toPlane(near, 100, 50)[1]).toBeCloseTo(toPlane(frame, 100, 50)[1]);
  });

  it('moves like a sheet under the hand', () => {
    const frame = frameOf(domain, 800, 400);
    const moved = pan(frame, 30, -20);
    const [x, y] = toPlane(frame, 100, 100);
    expect(toPixel(moved, x, y)[0]).toBeCloseTo(130);
    expect(toPixel(moved, x, y)[1]).toBeCloseTo(80);
  });

  it('rounds to what a pixel can tell', () => {
    expect(rounded(frameOf(domain, 800, 400), 1.23456)).toBe(1.23);
    expect(rounded(zoom(frameOf(domain, 800, 400), 1000, 0, 0), 1.23456789)).toBe(1.23457);
  });
});
