/**
 * Every message that somebody's mistake can bring up, found in the sources: of each the fixed words,
 * with `{}` where something is put in. What is chosen between gives a message each.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

const root = new URL('../../../', import.meta.url).pathname;

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(root, folder, name));
}

/** Each of these followed by each of those. */
const followed = (before: string[], after: string[]) =>
  before.flatMap((one) => after.map((other) => one + other));
const tidy = (message: string) => message.replace(/(\{\})+/g, '{}');

// The core: refuse(path, "pieces", of, " a text"), and what is made of a column's name and a text.

/** The arguments of a call, from behind its opening bracket on. */
function argumentsFrom(text: string, from: number): string[] {
  const found = [''];
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const literal = /^"(?:[^"\\]|\\.)*"/.exec(text.slice(at, at + 400))?.[0];
    if (literal) {
      found[found.length - 1] += literal;
      at += literal.length - 1;
      continue;
    }
    const char = text[at] as string;
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char) && depth-- === 0) return found;
    if (char === ',' && depth === 0) found.push('');
    else found[found.length - 1] += char;
  }
  return found;
}

const literals = /"((?:[^"\\]|\\.)*)"/g;
const joined = (piece: string) =>
  [...piece.matchAll(literals)]
    .map(([, text]) => text)
    .join('')
    .replaceAll('\\"', '"');

/** What a piece of C++ says: its text, either of two, or whatever it is. */
function spoken(piece: string): string[] {
  const choice = /\?([^:]*):(.*)$/s.exec(piece);
  if (choice && literals.test(piece)) {
    literals.lastIndex = 0;
    return [choice[1] as string, choice[2] as string].flatMap(spoken);
  }
  if (/^\s*("|std::string\()/.test(piece)) return [joined(piece)];
  return ['{}'];
}

function messagesOfCore(): string[] {
  const calls = /\b(?:refuse|column_fault|fault|throw ConfigError)\(/g;
  return ['core/src', 'core/include', 'core/bindings'].flatMap((folder) =>
    filesIn(folder, /\.[ch]pp$/).flatMap((file) => {
      const text = readFileSync(file, 'utf8').replace(/\/\/.*$/gm, '');
      return [...text.matchAll(calls)].flatMap(({ index, 0: call }) => {
        const [, ...pieces] = argumentsFrom(text, index + call.length);
        // A text that is added up is pieces, too.
        const parts = pieces.flatMap((piece) => piece.split(/\+(?=\s)|(?<=\s)\+/));
        return parts.map(spoken).reduce(followed, ['']);
      });
    }),
  );
}

// The page: what its faults are made with.

/** Which argument of a call says it. */
const said: Record<string, number> = {
  ...{ DocumentFault: 1, TableFault: 0, FaultError: 1, Error: 0, faultOf: 0, notStarted: 0 },
  // Functions that put a message together from what they are given.
  ...{ missing: 1, fault: 1, fail: 1, failAll: 0 },
};
/** Functions that return a message. */
const speakers = ['notStarted', 'blocked', 'complaint'];

interface Node {
  type: string;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node).flat()) if (isNode(value)) walk(value, visit);
}

class Page {
  /** By its name everything that such a constant is made with. */
  readonly #constants = new Map<string, Node[]>();
  readonly messages: string[] = [];

  constructor(program: Node) {
    walk(program, (node) => {
      if (node.type !== 'VariableDeclarator' || !isNode(node.init)) return;
      const { name } = node.id as { name?: string };
      if (name) this.#constants.set(name, [...(this.#constants.get(name) ?? []), node.init]);
    });
    walk(program, (node) => this.#look(node));
  }

  #look(node: Node): void {
    if (node.type === 'NewExpression' || node.type === 'CallExpression') {
      const callee = node.callee as { name?: string; property?: { name: string } };
      const name = callee.name ?? callee.property?.name ?? '';
      const argument = (node.arguments as Node[])[said[name] ?? -1];
      if (argument) this.messages.push(...this.#text(argument));
    }
    const { name: key = '' } = (node.key ?? {}) as { name?: string };
    if (node.type === 'Property' && key === 'message') {
      this.messages.push(...this.#text(node.value as Node));
    }
    const { name = '' } = (node.id ?? {}) as { name?: string };
    if (node.type === 'FunctionDeclaration' && speakers.includes(name)) {
      walk(node, ({ type, argument }) => {
        if (type === 'ReturnStatement') this.messages.push(...this.#text(argument as Node));
      });
    }
  }

  #text(node: Node): string[] {
    const each = (...nodes: unknown[]) => nodes.flatMap((one) => this.#text(one as Node));
    switch (node.type) {
      case 'Literal':
        return [typeof node.value === 'string' ? node.value : '{}'];
      case 'TemplateLiteral': {
        const [head, ...rest] = (node.quasis as { value: { cooked: string } }[]).map(
          ({ value }) => value.cooked,
        );
        const values = node.expressions as Node[];
        return rest.reduce(
          (before, text, at) => followed(followed(before, each(values[at])), [text]),
          [head as string],
        );
      }
      case 'ConditionalExpression':
        return each(node.consequent, node.alternate);
      case 'BinaryExpression':
        return node.operator === '+' ? followed(each(node.left), each(node.right)) : ['{}'];
      case 'Identifier': {
        const made = this.#constants.get(node.name as string) ?? [];
        return made.length > 0 ? each(...made) : ['{}'];
      }
      default:
        return ['{}'];
    }
  }
}

function messagesOfPage(): string[] {
  const folders = ['engine', 'experiment', 'table', 'lessons', 'lab'];
  const files = folders.flatMap((folder) => filesIn(`web/src/${folder}`, /\.ts$/));
  return files.flatMap((file) => {
    const { program } = parseSync(file, readFileSync(file, 'utf8'));
    return new Page(program as unknown as Node).messages;
  });
}

/** Those that are nothing but somebody else's are left out. */
export function everyMessage(): string[] {
  const all = [...messagesOfCore(), ...messagesOfPage()].map(tidy);
  const words = (message: string) => message.replace(/^\S+: /, '').replaceAll('{}', '');
  return [...new Set(all)].filter((message) => /[a-z]{2}/i.test(words(message))).sort();
}
