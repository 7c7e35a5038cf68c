import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import {
  decode,
  type Encoding,
  findEncoding,
  pieceBytes,
  type Source,
} from '../../../web/src/table/decode';
import { finished } from '../../../web/src/table/read';
import { reference } from './tables';

async function textOf(source: Source, encoding: Encoding): Promise<string> {
  let all = '';
  for await (const { text } of decode(source, encoding)) all += text;
  return all;
}

describe("what Python's codecs write", () => {
  it.each(reference.encoded)('$codec: $text', async ({ text, encoding, bytes }) => {
    const source = new Uint8Array(Buffer.from(bytes, 'base64'));
    expect(await finished(findEncoding(source))).toBe(encoding);
    expect(await textOf(source, encoding as Encoding)).toBe(text);
    const blob = new Blob([source]);
    expect(await finished(findEncoding(blob))).toBe(encoding);
    expect(await textOf(blob, encoding as Encoding)).toBe(text);
  });

  it.each(reference.encoded)('$codec, across many pieces: $text', async (expected) => {
    const { text, encoding, bytes } = expected;
    const once = Buffer.from(bytes, 'base64');
    const mark = { 'utf-8-sig': 3, 'utf-16-le': 2, 'utf-16-be': 2 }[expected.codec] ?? 0;
    const marked = mark > 0 && once.readUInt8(0) >= 0xef && once.readUInt8(0) !== 0xc1;
    const body = marked ? once.subarray(mark) : once;
    const times = Math.ceil((2.5 * pieceBytes) / body.length);
    const source = new Uint8Array(Buffer.concat([once, ...Array(times - 1).fill(body)]));
    expect(await finished(findEncoding(source))).toBe(encoding);
    expect(await textOf(source, encoding as Encoding)).toBe(text.repeat(times));
  });
});

describe('an encoding', () => {
  it('is that of all of the text, wherever it shows', async () => {
    const plain = 'a,b\n'.repeat(pieceBytes);
    const late = (bytes: number[]) =>
      new Blob([plain, Uint8Array.from(bytes), '\n']) satisfies Source;
    expect(await finished(findEncoding(late([0xe4, 0xbd, 0xa0])))).toBe('utf-8');
    expect(await finished(findEncoding(late([0xc4, 0xe3])))).toBe('gb18030');
    expect(await finished(findEncoding(late([0xe9])))).toBe('windows-1252');
  });

  it('is still seen when the end of the file is cut off', async () => {
    const whole = new TextEncoder().encode('名,值\n你,1\n好');
    for (const cut of [1, 2]) {
      expect(await finished(findEncoding(whole.subarray(0, -cut)))).toBe('utf-8');
    }
  });

  it('is not found where it is told', async () => {
    expect(await textOf(Uint8Array.of(0xfc, 0x6c), 'windows-1252')).toBe('ül');
    expect(await textOf(Uint8Array.of(0xfc, 0x6c), 'gb18030')).toHaveLength(1);
    expect(await textOf(Uint8Array.of(0x80, 0x92, 0x9f, 0x81), 'windows-1252')).toBe('€’Ÿ\x81');
  });
});
