/** From bytes to text: which encoding they are in, and the text piece by piece. */
import { TableFault } from './fault';

/** What a page is given is a Blob: it is read piece by piece, never held as a whole. */
export type Source = Uint8Array | Blob;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/** Read in one slice of work: some milliseconds. */
export const pieceBytes = 1 << 18;

const separators = new Set([...'\n\r,;\t|'].map((separator) => separator.charCodeAt(0)));

/** Node 20 takes windows-1252 for Latin-1: what that makes of the bytes 0x80 to 0x9f is set right. */
const high = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

export function sizeOf(source: Source): number {
  return source instanceof Uint8Array ? source.byteLength : source.size;
}

/** The text piece by piece, each with the number of bytes that it is made of; without a BOM. */
export async function* decode(
  source: Source,
  encoding: Encoding,
): AsyncGenerator<{ text: string; bytes: number }> {
  const decoder = new TextDecoder(encoding);
  let begun = false;
  const proper = (decoded: string) => {
    let text = decoded;
    if (encoding === 'windows-1252') {
      text = text.replace(/[\x80-\x9f]/g, (unit) => high[unit.charCodeAt(0) - 0x80]!);
    }
    // TextDecoder itself takes it away but for GB18030.
    if (!begun && text.startsWith('\ufeff')) text = text.slice(1);
    begun ||= decoded.length > 0;
    return text;
  };
  for await (const piece of pieces(source)) {
    yield { text: proper(decoder.decode(piece, { stream: true })), bytes: piece.length };
  }
  yield { text: proper(decoder.decode()), bytes: 0 };
}

/**
 * A BOM decides; without one, UTF-16 is what has its line ends and delimiters; then UTF-8 if all of it
 * is, then GB18030 (which holds GBK) if all of it is and looks so, else windows-1252, which everything
 * is. Yields the number of bytes looked at, slice by slice.
 */
export async function* findEncoding(source: Source): AsyncGenerator<number, Encoding> {
  const head = await bytesOf(source, 0, pieceBytes);
  const marked = byMark(head) ?? utf16ByDelimiters(head);
  if (marked) return marked;
  if (yield* isAll(source, 'utf-8')) return 'utf-8';
  if (yield* isAll(source, 'gb18030', pairs)) return 'gb18030';
  return 'windows-1252';
}

function byMark([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** Which of the two has the delimiters and line ends of a table; chance alone makes one in 10,000. */
function utf16ByDelimiters(head: Uint8Array): Encoding | null {
  let little = 0;
  let big = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i + 1] === 0 && separators.has(head[i]!)) little++;
    if (head[i] === 0 && separators.has(head[i + 1]!)) big++;
  }
  if (1000 * (little + big) < head.length) return null;
  if (little > 4 * big) return 'utf-16le';
  return big > 4 * little ? 'utf-16be' : null;
}

/**
 * How many characters of two bytes look like Chinese, of which nearly all end with a high byte, less
 * those that do not: an accented letter of windows-1252, and the plain one behind it.
 */
function pairs(piece: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i + 1 < piece.length; i++) {
    if (piece[i]! < 0x81) continue;
    const second = piece[++i]!;
    if (second >= 0x40) sum += second >= 0x80 ? 1 : -1;
  }
  return sum;
}

/** Whether all is valid, but for a character that the end may have cut, and `looks` is positive in sum. */
async function* isAll(
  source: Source,
  encoding: Encoding,
  looks: (piece: Uint8Array) => number = () => 1,
): AsyncGenerator<number, boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let sum = 0;
  for await (const piece of pieces(source)) {
    try {
      decoder.decode(piece, { stream: true });
    } catch {
      return false;
    }
    sum += looks(piece);
    yield piece.length;
  }
  return sum > 0;
}

async function* pieces(source: Source): AsyncGenerator<Uint8Array> {
  const size = sizeOf(source);
  for (let from = 0; from < size; from += pieceBytes) {
    yield await bytesOf(source, from, Math.min(from + pieceBytes, size));
  }
}

/** The bytes from `from` to before `to`, or as many as there are. */
export async function bytesOf(source: Source, from: number, to: number): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source.subarray(from, to);
  try {
    return new Uint8Array(await source.slice(from, to).arrayBuffer());
  } catch (error) {
    // It was changed or taken away meanwhile.
    throw new TableFault(
      `The file cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}
