/** Tables that come with the page: `data/<id>.csv.gz`, as their authors wrote them; the hash is the CSV's. */
export const bundledTables = [
  {
    id: 'penguins',
    rows: 344,
    columns: 8,
    target: 'species',
    sha256: 'f204db2c753b0937caac3cb35258562c14f073e4bbc76be24b4c51ce22767a93',
  },
  {
    id: 'cps-wages',
    rows: 534,
    columns: 11,
    target: 'wage',
    sha256: '3f3543dcc9f564189b7354327370782b400514c4261c06a29b53c906b57ba0ed',
  },
  {
    id: 'seattle-weather',
    rows: 1461,
    columns: 6,
    target: 'weather',
    sha256: '0845078a290b48e3149ab8639966824110a251db4e06fc144c06ebb534af23be',
  },
] as const;

export type BundledTable = (typeof bundledTables)[number]['id'];

/** What comes with the page is never asked for, and kept by no browser. */
export function bundledWith(sha256: string) {
  return bundledTables.find((table) => table.sha256 === sha256);
}
