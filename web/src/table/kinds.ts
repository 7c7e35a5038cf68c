/** What the columns of a table are. */
import type { Cells } from './cells';
import { isoDate } from './date';
import { booleanIn, type Decimal, isWhole, missingSpellings, numberIn } from './number';

/** `ordered` is a category whose order somebody has told: it is never found. */
export type Kind = 'number' | 'boolean' | 'category' | 'ordered' | 'date' | 'text';

export interface Described {
  kind: Kind;
  /** Cells that are missing. */
  missing: number;
  /** Different texts among the others, counted up to `mostDistinct`. */
  distinct: number;
  /** Its cells are numbers if the comma is decimal, and not all are if it is not. */
  decimalComma: boolean;
}

export const mostDistinct = 1 << 16;
/** So many texts are a category, however short the table. */
const fewLevels = 20;
/** More are free text. */
const manyLevels = 1000;
/** In a slice. */
const cellsInSlice = 1 << 14;

/**
 * What each column is. Numbers are what pandas.read_csv takes for numbers, but no whole ones beyond
 * 2^53, which would lose digits; dates are ISO 8601. Else texts that come again and again are
 * categories, and others free text. Yields the share that is done.
 */
export function* describe(columns: Cells[], decimal: Decimal): Generator<number, Described[]> {
  const all = columns.reduce((sum, { length }) => sum + length, 0);
  const described: Described[] = [];
  let done = 0;
  let looked = 0;
  for (const cells of columns) {
    const description = new Description(decimal);
    for (const count of cells.visit((text, count) => description.add(text, count))) {
      done += count;
      looked += count;
      if (looked < cellsInSlice) continue;
      looked = 0;
      yield done / all;
    }
    described.push(description.end());
  }
  return described;
}

/** Of one column, as its texts come. */
class Description {
  private missing = 0;
  private present = 0;
  private readonly texts = new Set<string>();
  private numbers = true;
  private commas = true;
  private booleans = true;
  private dates = true;

  constructor(private readonly decimal: Decimal) {}

  add(text: string, count: number): void {
    if (missingSpellings.has(text)) {
      this.missing += count;
      return;
    }
    this.present += count;
    if (this.texts.size < mostDistinct) this.texts.add(text);
    this.numbers &&= isSafe(numberIn(text, this.decimal), text);
    this.commas &&= isSafe(numberIn(text, ','), text);
    this.booleans &&= !Number.isNaN(booleanIn(text));
    this.dates &&= !Number.isNaN(isoDate(text));
  }

  end(): Described {
    const { missing, present, numbers, commas } = this;
    const distinct = this.texts.size;
    const decimalComma = commas && !numbers;
    return {
      kind: present === 0 ? 'number' : this.kind(distinct),
      missing,
      distinct,
      decimalComma,
    };
  }

  private kind(distinct: number): Kind {
    if (this.booleans) return 'boolean';
    if (this.numbers) return 'number';
    if (this.dates) return 'date';
    const free = distinct > manyLevels || (distinct > fewLevels && 2 * distinct > this.present);
    return free ? 'text' : 'category';
  }
}

function isSafe(value: number, text: string): boolean {
  return !Number.isNaN(value) && (Math.abs(value) <= Number.MAX_SAFE_INTEGER || !isWhole(text));
}
