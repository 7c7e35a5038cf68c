/**
 * Where a text stops being JSON. The engine's own messages name the place in some cases only, and
 * differently from one version to the next.
 */
const token =
  /[\t\n\r ]*(?:([{}[\]:,])|("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

/** Offset of the first token that cannot stand where it stands; for a text that is JSON, its length. */
export function errorOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let done = false;
  token.lastIndex = 0;
  for (;;) {
    const from = token.lastIndex;
    const start = from + /^[\t\n\r ]*/.exec(text.slice(from))![0].length;
    const match = done ? null : token.exec(text);
    if (!match) return start;
    const [, mark, string, literal] = match;
    const next = follow(expected, mark, string !== undefined, literal !== undefined, open);
    if (!next) return start;
    expected = next;
    done = next === ', or end' && open.length === 0;
  }
}

/** What is expected behind this token; null when it is out of place. */
function follow(
  expected: Expected,
  mark: string | undefined,
  isString: boolean,
  isLiteral: boolean,
  open: ('{' | '[')[],
): Expected | null {
  const value = expected === 'value' || expected === 'value or ]';
  const inside = open[open.length - 1];
  if (isString && (expected === 'key' || expected === 'key or }')) return ':';
  if (isString || isLiteral) return value ? ', or end' : null;
  switch (mark) {
    case '{':
    case '[':
      if (!value) return null;
      open.push(mark);
      return mark === '{' ? 'key or }' : 'value or ]';
    case '}':
    case ']': {
      const empty = mark === '}' ? 'key or }' : 'value or ]';
      const matching = inside === (mark === '}' ? '{' : '[');
      if (!matching || (expected !== empty && expected !== ', or end')) return null;
      open.pop();
      return ', or end';
    }
    case ':':
      return expected === ':' ? 'value' : null;
    default:
      if (expected !== ', or end' || !inside) return null;
      return inside === '{' ? 'key' : 'value';
  }
}
