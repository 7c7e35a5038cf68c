/** The labels and help of catalogues, which the core speaks in English, in the language of the page. */

/** By the English. */
type Words = Readonly<Record<string, string>>;

let words: Words = {};
const spoken = new Set<object>();
/** What stood at a place before it was translated. */
const before = new WeakMap<object, Record<string, { english: string; shown: string }>>();

/** A catalogue whose words follow the language from now on. To be said again when some have come. */
export function translated<Tree extends object>(tree: Tree): Tree {
  spoken.add(tree);
  if (!isEmpty(words)) say(tree);
  return tree;
}

/** What is not in them stays English. */
export function setWords(next: Words): void {
  const asBefore = isEmpty(words) && isEmpty(next);
  words = next;
  // A visit in English looks at no tree.
  if (!asBefore) for (const tree of spoken) say(tree);
}

const isEmpty = (some: Words) => Object.keys(some).length === 0;

function say(node: object): void {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'object' && value !== null) say(value);
    else if ((key === 'label' || key === 'help') && typeof value === 'string') {
      const known = before.get(node) ?? {};
      const english = known[key]?.shown === value ? known[key].english : value;
      const shown = words[english] ?? english;
      before.set(node, { ...known, [key]: { english, shown } });
      (node as Record<string, string>)[key] = shown;
    }
  }
}
