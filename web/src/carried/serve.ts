/**
 * Stands in for a host where none can be asked: `fetch` is answered with files that came as text of a
 * script. The function's own text also stands in front of workers, so it uses nothing around it.
 */

/** A file's bytes, compressed where its name ends in .gz; undefined: there is none of this name. */
export type Find = (
  name: string,
) => Promise<Uint8Array<ArrayBuffer> | undefined> | Uint8Array<ArrayBuffer> | undefined;

export function serve(scope: { fetch: typeof fetch }, find: Find): void {
  scope.fetch = async (url) => {
    const name = String(url).split('/').pop() ?? '';
    // Data sets are compressed in themselves, and read so.
    const packed = name.endsWith('.gz') ? undefined : await find(`${name}.gz`);
    const content = packed
      ? (new Response(packed).body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(
          new DecompressionStream('gzip'),
        )
      : await find(name);
    if (!content) throw new TypeError(`${name} is not here`);
    const type = /\.wasm$/.test(name) ? 'application/wasm' : 'application/octet-stream';
    return new Response(content, { headers: { 'Content-Type': type } });
  };
}

/** Workers are started from text: those of another host, or of none, are refused. */
export function startWorkersFrom(
  textOf: (name: string) => BlobPart[],
  started?: (worker: Worker) => void,
) {
  const Native = window.Worker;
  window.Worker = function Worker(url: URL, options?: WorkerOptions) {
    const text = textOf(String(url).split('/').pop() ?? '');
    const source = URL.createObjectURL(new Blob(text, { type: 'text/javascript' }));
    const worker = new Native(source, { ...options, type: 'classic' });
    started?.(worker);
    return worker;
  } as unknown as typeof Worker;
}
