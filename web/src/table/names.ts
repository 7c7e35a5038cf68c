/**
 * Names of columns, each of its own, as pandas.read_csv makes them: a name that was there before gets
 * `.1`, `.2`, as far as these are free; a column without one is `Unnamed: 0`, counted from the left.
 */
export function uniqueNames(header: readonly string[]): string[] {
  const names = header.map((name, index) => name || `Unnamed: ${index}`);
  const taken = new Set(names);
  const seen = new Map<string, number>();
  // A name that is given goes before one that is made.
  const order = [...header.keys()].sort((a, b) => Number(!header[a]) - Number(!header[b]));
  for (const index of order) {
    const name = names[index]!;
    const count = seen.get(name);
    if (count === undefined) {
      seen.set(name, 1);
      continue;
    }
    let next = count;
    while (taken.has(`${name}.${next}`)) next++;
    seen.set(name, next + 1);
    names[index] = `${name}.${next}`;
    taken.add(names[index]);
  }
  return names;
}
