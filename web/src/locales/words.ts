/** The labels and help of catalogues, which the core speaks in English, in the language of the page. */

const trees = new Set<object>();
let say: (tree: object) => void = () => {};

/** A catalogue whose words follow the language from now on. To be said again when some have come. */
export function translated<Tree extends object>(tree: Tree): Tree {
  trees.add(tree);
  say(tree);
  return tree;
}

/** What puts every catalogue into another language, those to come too. */
export function sayWith(next: typeof say): void {
  say = next;
  for (const tree of trees) say(tree);
}
