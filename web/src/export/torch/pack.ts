/** Numbers as text that the script's `unpack` reads: float32, zlib, base64. */

const lineLength = 96;

export async function pack(values: ArrayLike<number>): Promise<string> {
  const bytes = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i++) bytes.setFloat32(4 * i, values[i]!, true);
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  const lines = btoa(binary).match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return `unpack("""\n${lines.join('\n')}\n""")`;
}
