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

/** What is wrong with a text that is no JSON, and where. */
export function complaint(text: string): string {
  const offset = errorOffset(text);
  const found = text.slice(offset).match(/^(?:[\w.+-]{1,40}|.)/u)?.[0];
  const { line, column } = placeOf(text, offset);
  if (!found) return `it ends too soon, at line ${line}, column ${column}`;
  return `unexpected ${found} at line ${line}, column ${column}`;
}

interface Place {
  line: number;
  column: number;
}

function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: lines[lines.length - 1]!.length + 1 };
}

interface Excess extends Place {
  kind: 'deep' | 'long';
}

/**
 * Where a JSON text is nested deeper than so many levels, or has a string of more characters; null
 * when it has and is not. What it is beyond that makes no difference, so nothing is held or called
 * once for each level or character.
 */
export function excess(text: string, deepest: number, longest: number): Excess | null {
  let depth = 0;
  /** Where the string began that this is in. */
  let string = -1;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (string >= 0) {
      if (at - string > longest) return { kind: 'long', ...placeOf(text, string) };
      if (mark === '\\') at += 1;
      else if (mark === '"') string = -1;
    } else if (mark === '"') string = at;
    else if (mark === '}' || mark === ']') depth -= 1;
    else if (mark === '{' || mark === '[') {
      depth += 1;
      if (depth > deepest) return { kind: 'deep', ...placeOf(text, at) };
    }
  }
  return null;
}
