/**
 * Lossless packing of float32 values, row by row. A measured value's bit pattern differs from the
 * lowest one of its row by fewer than 32 bits, a planned rate's from the one before by a few: a row
 * holds whichever is narrower, all values at the width of the widest.
 */

/** Values in a row; reading may begin at any of them. */
export const rowSize = 256;

/**
 * A whole number of rows: two words for each, the pattern it begins from and its form, and then the
 * packed bits of all.
 */
export type Packed = Uint32Array<ArrayBuffer>;

/** What a row's values are packed as. */
interface Form {
  from: number;
  width: number;
  isDelta: boolean;
}

/** `values` are whole rows. */
export function pack(values: Float32Array): Packed {
  const patterns = new Int32Array(values.buffer, values.byteOffset, values.length);
  const rows = Array.from({ length: values.length / rowSize }, (_, row) =>
    patterns.subarray(row * rowSize, (row + 1) * rowSize),
  );
  const forms = rows.map(formOf);
  const bits = forms.reduce((sum, { width }) => sum + rowWords(width), 0);
  // One word more, so that a value may always reach into the next.
  const packed = new Uint32Array(2 * rows.length + bits + 1);
  let at = 2 * rows.length;
  rows.forEach((row, index) => {
    const form = forms[index] as Form;
    packed[2 * index] = form.from;
    packed[2 * index + 1] = 2 * form.width + Number(form.isDelta);
    writeRow(row, form, packed.subarray(at));
    at += rowWords(form.width);
  });
  return packed;
}

/** Writes `out.length` values from `from` on into `out`; both are whole rows. */
export function unpack(packed: Packed, size: number, from: number, out: Float32Array): void {
  const patterns = new Int32Array(out.buffer, out.byteOffset, out.length);
  const rows = size / rowSize;
  const first = from / rowSize;
  let at = 2 * rows;
  for (let row = 0; row < first + out.length / rowSize; row++) {
    const form = packed[2 * row + 1]!;
    const width = form >> 1;
    if (row >= first) {
      const start = (row - first) * rowSize;
      const into = patterns.subarray(start, start + rowSize);
      readRow(packed, at, { from: packed[2 * row]!, width, isDelta: (form & 1) === 1 }, into);
    }
    at += rowWords(width);
  }
}

const rowWords = (width: number) => (rowSize / 32) * width;

/** Small differences of either sign as small numbers without one. */
const fold = (delta: number) => ((delta << 1) ^ (delta >> 31)) >>> 0;
const unfold = (folded: number) => (folded >>> 1) ^ -(folded & 1);

function formOf(row: Int32Array): Form {
  const first = row[0]!;
  let low = first;
  let high = first;
  let folds = 0;
  for (let i = 1; i < row.length; i++) {
    const pattern = row[i]!;
    if (pattern < low) low = pattern;
    if (pattern > high) high = pattern;
    folds |= fold(pattern - row[i - 1]!);
  }
  const width = 32 - Math.clz32(high - low);
  const deltaWidth = 32 - Math.clz32(folds);
  return deltaWidth < width
    ? { from: first, width: deltaWidth, isDelta: true }
    : { from: low, width, isDelta: false };
}

function writeRow(row: Int32Array, { from, width, isDelta }: Form, words: Uint32Array): void {
  let last = from;
  for (let i = 0, bit = 0; i < row.length; i++, bit += width) {
    const pattern = row[i]!;
    const value = isDelta ? fold(pattern - last) : pattern - from;
    last = pattern;
    const word = bit >>> 5;
    const shift = bit & 31;
    // In two shifts, because one by 32 does nothing.
    words[word]! |= value << shift;
    words[word + 1]! |= (value >>> (31 - shift)) >>> 1;
  }
}

function readRow(packed: Packed, at: number, form: Form, row: Int32Array): void {
  const { from, width, isDelta } = form;
  const mask = width === 32 ? -1 : (1 << width) - 1;
  for (let i = 0, bit = 32 * at; i < row.length; i++, bit += width) {
    const word = bit >>> 5;
    const shift = bit & 31;
    const value = (packed[word]! >>> shift) | ((packed[word + 1]! << (31 - shift)) << 1);
    row[i] = (value & mask) + from;
  }
  if (!isDelta) return;
  let pattern = from;
  for (let i = 0; i < row.length; i++) {
    pattern += unfold(row[i]! - from);
    row[i] = pattern;
  }
}
