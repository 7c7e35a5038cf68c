/** Tables that come with the page: `data/<id>.csv.gz`, as their authors wrote them. */
export const bundledTables = [
  { id: 'penguins', rows: 344, columns: 8, target: 'species' },
  { id: 'cps-wages', rows: 534, columns: 11, target: 'wage' },
  { id: 'seattle-weather', rows: 1461, columns: 6, target: 'weather' },
] as const;

export type BundledTable = (typeof bundledTables)[number]['id'];

/** Fetches one as the CSV it is; `folder`: where they lie. Throws when it does not come. */
export async function fetchBundled(id: BundledTable, folder: URL): Promise<Blob> {
  const response = await fetch(new URL(`${id}.csv.gz`, folder));
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  const packed = await response.blob();
  const [a, b] = new Uint8Array(await packed.slice(0, 2).arrayBuffer());
  // Some hosts send .gz files as an encoding, which the browser has then already undone.
  if (a !== 0x1f || b !== 0x8b) return packed;
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}
