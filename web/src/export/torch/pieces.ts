/** Python that scripts are put together from: each file in `pieces/` is one class or function. */
const files = import.meta.glob<string>('./pieces/**/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Piece {
  text: string;
  /** Of its function or class. */
  name: string;
}

/** Undefined where there is no such file. */
export function piece(path: string): Piece | undefined {
  const text = files[`./pieces/${path}.py`];
  const name = text?.match(/^(?:def|class) (\w+)/m)?.[1];
  return text === undefined || name === undefined ? undefined : { text: text.trimEnd(), name };
}

/** A class without the methods that nobody calls. */
export function withMethods(text: string, isNeeded: (method: string) => boolean): string {
  const [head, ...methods] = text.split(/\n\n(?= {4}(?:def|@))/);
  const kept = methods.filter((method) => isNeeded(method.match(/def (\w+)/)![1]!));
  return [head, ...kept].join('\n\n');
}
