import { mix, type Rgb } from './colour';

const BLACK: Rgb = [0, 0, 0];

/** The colour at `at` (0 to 1, clamped) along stops at equal distances. */
export function ramp(stops: readonly Rgb[], at: number): Rgb {
  const last = stops.length - 1;
  const place = Math.min(1, Math.max(0, at)) * last;
  const below = Math.min(last - 1, Math.floor(place));
  return mix(stops[below] ?? BLACK, stops[below + 1] ?? BLACK, place - below);
}
