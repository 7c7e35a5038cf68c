/** What instruments have read of a run, instrument by instrument. */

/** An instrument's entry in a document: its name, or an object with knobs. */
export type InstrumentChoice = string | { name: string; [knob: string]: unknown };

/** An instrument with every knob present. */
export interface Instrument {
  name: string;
  /** Steps between two readings. */
  every: number;
  [knob: string]: unknown;
}

/** What one measured of the run as it stood before update `step`. */
export interface Reading {
  /** Which one, in the document's order. */
  instrument: number;
  step: number;
  /** One number for each of its series; NaN where there is none. */
  values: Float64Array;
}

/** What comes of them while they are read. */
export interface ReadingsPart {
  /** With every knob, and what the numbers of their readings are called: told first, and once. */
  begun?: { instruments: Instrument[]; series: string[][]; steps: number };
  readings: Reading[];
}

export interface InstrumentReadings {
  instrument: Instrument;
  /** What the numbers of each reading are called. */
  series: string[];
  readings: { step: number; values: Float64Array }[];
}

/** With what has come since. */
export function withPart(all: InstrumentReadings[], part: ReadingsPart): InstrumentReadings[] {
  const { begun, readings } = part;
  const known = begun
    ? begun.instruments.map((instrument, i) => {
        return { instrument, series: begun.series[i] as string[], readings: [] };
      })
    : all;
  if (readings.length === 0) return known;
  return known.map((one, i) => {
    const fresh = readings.filter(({ instrument }) => instrument === i);
    return fresh.length > 0 ? { ...one, readings: [...one.readings, ...fresh] } : one;
  });
}

/** The numbers of one series, in the order of their steps; null where it is not read. */
export function seriesOf(
  all: InstrumentReadings[],
  instrument: string,
  series: string,
): { step: number; value: number }[] | null {
  const found = all.find((one) => one.instrument.name === instrument);
  const index = found?.series.indexOf(series) ?? -1;
  if (!found || index < 0) return null;
  return found.readings.map(({ step, values }) => ({ step, value: values[index] as number }));
}
