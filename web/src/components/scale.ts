/** Where a value stands on a slider, and which values its steps stop at. */

export interface Scale {
  /** 0 (left) to 1 (right); a value outside rests at its end. */
  position(value: number): number;
  /** The nearest value a drag stops at. */
  nearest(position: number): number;
  /** `by` steps from a value; fractions are the fine steps made with Shift. */
  step(value: number, by: number): number;
  /** Positions of tick marks. */
  ticks: number[];
}

export interface ScaleRange {
  min: number;
  max: number;
  scale: 'linear' | 'log';
  integer: boolean;
}

export function makeScale(range: ScaleRange): Scale {
  return range.scale === 'log' && range.min > 0 ? logScale(range) : linearScale(range);
}

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));

/** Rid of the last binary digits: 0.1 + 0.2 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(10));

/** The largest of 1, 2, 5 × 10ⁿ that is not above the value. */
export function floorTo125(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const digit = value / decade + 1e-9;
  return tidy(decade * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1));
}

/** Stops at 1, 2, 5 in every decade, and at both ends. */
function stopsBetween(min: number, max: number): number[] {
  const stops: number[] = [min];
  for (let exponent = Math.floor(Math.log10(min)); exponent <= Math.log10(max) + 1; exponent++) {
    for (const digit of [1, 2, 5]) {
      const stop = tidy(digit * 10 ** exponent);
      if (stop > min && stop < max) stops.push(stop);
    }
  }
  if (max > min) stops.push(max);
  return stops;
}

function logScale({ min, max, integer }: ScaleRange): Scale {
  const stops = stopsBetween(min, max);
  const span = Math.log(max / min) || 1;
  const position = (value: number) => (value > 0 ? clamp(Math.log(value / min) / span, 0, 1) : 0);
  const last = stops.length - 1;
  const at = (index: number) => stops[clamp(index, 0, last)] ?? min;

  // A place between two stops, as 3.4, so that a tenth of a step can be added.
  const place = (value: number) => {
    const inside = clamp(value, min, max);
    let index = 0;
    while (index < last - 1 && at(index + 1) <= inside * (1 + 1e-9)) index++;
    const width = Math.log(at(index + 1) / at(index)) || 1;
    return index + Math.log(inside / at(index)) / width;
  };

  return {
    position,
    nearest: (p) =>
      stops.reduce((a, b) => (Math.abs(position(b) - p) < Math.abs(position(a) - p) ? b : a)),
    step(value, by) {
      const from = place(value);
      if (Number.isInteger(by)) {
        const rounded = Math.round(from);
        const onStop = Math.abs(from - rounded) < 1e-6;
        return at(onStop ? rounded + by : by > 0 ? Math.floor(from) + by : Math.ceil(from) + by);
      }
      const to = clamp(from + by, 0, last);
      const index = Math.min(Math.floor(to), last - 1);
      const fine = at(index) * (at(index + 1) / at(index)) ** (to - index);
      if (!integer) return Number(fine.toPrecision(2));
      const whole = Math.round(fine);
      return clamp(whole === value ? value + Math.sign(by) : whole, min, max);
    },
    ticks: stops.filter((stop) => Number.isInteger(Math.log10(stop))).map(position),
  };
}

function linearScale({ min, max, integer }: ScaleRange): Scale {
  const span = max - min || 1;
  const coarse = floorTo125(span / 18);
  const stride = integer ? Math.max(1, Math.round(coarse)) : coarse;
  const round = (value: number, unit: number) =>
    tidy(clamp(min + Math.round((value - min) / unit + 1e-9) * unit, min, max));
  return {
    position: (value) => clamp((value - min) / span, 0, 1),
    nearest: (p) => (p > 1 - stride / span / 2 ? max : round(min + p * span, stride)),
    step(value, by) {
      const unit = Number.isInteger(by) ? stride : stride / 10;
      const whole = integer ? Math.max(1, Math.round(unit)) : unit;
      const steps = Number.isInteger(by) ? by : Math.round(by * 10);
      return round(clamp(value, min, max) + steps * whole, whole);
    },
    ticks: [],
  };
}
