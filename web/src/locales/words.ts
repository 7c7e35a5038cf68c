/** What the core and the engine say in English, in the language of the page. */

const trees = new Set<object>();
let say: (tree: object) => void = () => {};

/** A catalogue whose words follow the language from now on. To be said again when some have come. */
export function translated<Tree extends object>(tree: Tree): Tree {
  trees.add(tree);
  say(tree);
  return tree;
}

let heard = (message: string): string => message;

/** The message of a fault, or its reason alone. */
export function faultWords(message: string): string {
  return heard(message);
}

/** What puts every catalogue into another language, those to come too, and messages of faults. */
export function sayWith(next: typeof say, hear: typeof heard = (message) => message): void {
  say = next;
  heard = hear;
  for (const tree of trees) say(tree);
}
