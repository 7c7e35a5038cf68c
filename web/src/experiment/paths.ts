/** Places in a document, as `optimizer.lr`. */

type Tree = { [key: string]: unknown };

/** The value at a path; undefined when there is none. */
export function valueAt(document: object, path: string): unknown {
  let node: unknown = document;
  for (const key of path.split('.')) node = (node as Tree | undefined)?.[key];
  return node;
}

/** The document with another value at the path; undefined takes the key away. */
export function withValue<T extends object>(document: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('.');
  const copy: Tree = { ...(document as Tree) };
  if (rest.length > 0) copy[key] = withValue(opened(key, copy[key]), rest.join('.'), value);
  else if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy as T;
}

/** What stands at a key, as an object: of a choice that is a bare name, the choice. */
function opened(key: string, node: unknown): Tree {
  if (typeof node !== 'string') return (node ?? {}) as Tree;
  return key === 'data' ? { source: node } : { name: node };
}
