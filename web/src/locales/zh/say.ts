/** Puts what stands in a catalogue into other words, and back. */

/** What stood at a place before. */
const before = new WeakMap<object, Record<string, { english: string; shown: string }>>();

const spoken = ['label', 'help', 'cost'];

/** `words`: by the English; what is not among them stays English. */
export const sayIn =
  (words: Readonly<Record<string, string>>) =>
  (tree: object): void => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'object' && value !== null) sayIn(words)(value);
      else if (spoken.includes(key) && typeof value === 'string') {
        const known = before.get(tree) ?? {};
        const english = known[key]?.shown === value ? known[key].english : value;
        const shown = words[english] ?? english;
        before.set(tree, { ...known, [key]: { english, shown } });
        (tree as Record<string, string>)[key] = shown;
      }
    }
  };
