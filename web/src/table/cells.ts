const blockSize = 4096;
/** Of the texts of a column this many are kept once each. */
const mostLevels = 1 << 13;

/** Cells whose texts all are among the kept ones, or all their texts one behind the other. */
type Block = Uint16Array | { text: string; ends: Uint32Array };

/**
 * The cells of a column as text, compact: two bytes a cell where few texts come again and again, else
 * about one byte a character.
 */
export class Cells {
  private readonly levels: string[] = [];
  private readonly codeOf = new Map<string, number>();
  private readonly blocks: Block[] = [];
  private open: string[] = [];

  get length(): number {
    return this.blocks.length * blockSize + this.open.length;
  }

  push(text: string): void {
    this.open.push(text);
    if (this.open.length < blockSize) return;
    this.blocks.push(this.coded(this.open) ?? joined(this.open));
    this.open = [];
  }

  at(row: number): string {
    const block = this.blocks[Math.floor(row / blockSize)];
    if (!block) return this.open[row % blockSize]!;
    if (block instanceof Uint16Array) return this.levels[block[row % blockSize]!]!;
    const { text, ends } = block;
    return text.slice(ends[(row % blockSize) - 1] ?? 0, ends[row % blockSize]);
  }

  /** What `of` says of each cell. It is asked once about a text that comes often. */
  fill<Out extends Float64Array | Int32Array>(out: Out, of: (text: string) => number): Out {
    const known = new Map<number, number>();
    for (const [index, block] of this.blocks.entries()) {
      const start = index * blockSize;
      if (block instanceof Uint16Array) {
        for (const [i, code] of block.entries()) {
          let value = known.get(code);
          if (value === undefined) {
            value = of(this.levels[code]!);
            known.set(code, value);
          }
          out[start + i] = value;
        }
      } else {
        for (let row = start; row < start + blockSize; row++) out[row] = of(this.at(row));
      }
    }
    const start = this.blocks.length * blockSize;
    for (const [i, text] of this.open.entries()) out[start + i] = of(text);
    return out;
  }

  /**
   * Shows every text, with the number of cells that have it: more than once where it did not come
   * often enough to be kept. Yields the number of cells every few thousand.
   */
  *visit(show: (text: string, count: number) => void): Generator<number> {
    const counts = new Uint32Array(this.levels.length);
    for (const [index, block] of this.blocks.entries()) {
      if (block instanceof Uint16Array) {
        for (const code of block) counts[code]!++;
      } else {
        const start = index * blockSize;
        for (let row = start; row < start + blockSize; row++) show(this.at(row), 1);
      }
      yield blockSize;
    }
    for (const text of this.open) show(text, 1);
    for (const [code, count] of counts.entries()) if (count > 0) show(this.levels[code]!, count);
    yield this.open.length;
  }

  /** The cells as codes; null when the texts have become too many. */
  private coded(cells: string[]): Uint16Array | null {
    const codes = new Uint16Array(cells.length);
    for (const [i, text] of cells.entries()) {
      let code = this.codeOf.get(text);
      if (code === undefined) {
        if (this.levels.length === mostLevels) return null;
        code = this.levels.length;
        const own = detached(text);
        this.levels.push(own);
        this.codeOf.set(own, code);
      }
      codes[i] = code;
    }
    return codes;
  }
}

function joined(cells: string[]): Block {
  let end = 0;
  return { text: cells.join(''), ends: Uint32Array.from(cells, (cell) => (end += cell.length)) };
}

/** A copy: a part of a long string keeps all of it in memory. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}
