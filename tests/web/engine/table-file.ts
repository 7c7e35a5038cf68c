import { gzipSync } from 'node:zlib';

export interface FileOptions {
  header?: object;
  /** Bytes taken from the end. */
  cut?: number;
}

/** A bundled file of 25 images of 2 × 2 pixels in two classes, uncompressed. */
export function tableContent({ header = {}, cut = 0 }: FileOptions = {}): Buffer {
  const rows = 25;
  const line = JSON.stringify({
    name: 'digits',
    rows,
    columns: 4,
    type: 'uint8',
    scale: 1 / 16,
    task: 'classification',
    classes: ['zero', 'one'],
    features: null,
    image: [2, 2],
    ...header,
  });
  const values = Uint8Array.from({ length: 5 * rows }, (_, i) => (i < 4 * rows ? i % 17 : i % 2));
  return Buffer.concat([Buffer.from(`${line}\n`), values.subarray(0, values.length - cut)]);
}

export function tableFile(options: FileOptions = {}): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gzipSync(tableContent(options)));
}
