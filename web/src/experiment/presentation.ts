/**
 * What whoever hands the page out hides and locks: a teacher in a document's `task`, a host in the
 * page's query or an element's attributes. All of them use the same words.
 */
import type { Change, Experiment } from './document';
import { DocumentFault, describe } from './document-fault';

/** What can be hidden. `notes` are the cards of a first visit and what is said of a run that failed. */
export const visibleParts = [
  'header',
  'tabs',
  'recipe',
  'charts',
  'instruments',
  'notes',
  'model',
  'runs',
  'transport',
] as const;

/** The recipe's sections, with their members of the document. */
const sections = {
  data: ['data'],
  model: ['model'],
  loss: ['loss', 'regularization'],
  optimizer: ['optimizer'],
  schedule: ['schedule'],
  batch: ['batch'],
  length: ['steps', 'epochs', 'evaluate_every'],
  seed: ['seed'],
} as const satisfies { [section: string]: readonly (keyof Experiment)[] };

const sectionNames = Object.keys(sections) as Section[];
export const lockableParts = ['recipe', ...sectionNames, 'views'] as const;

type Section = keyof typeof sections;
export type VisiblePart = (typeof visibleParts)[number];
export type LockablePart = 'recipe' | Section | 'views';

/** As a document's task or a host says it. What is absent restricts nothing. */
export interface Handed {
  /** What is shown; absent: everything. */
  show?: readonly VisiblePart[];
  /** What is shown but cannot be changed. */
  lock?: readonly LockablePart[];
}

/** What all of them together allow: what one hides is hidden, what one locks is locked. */
export class Presentation {
  readonly hidden: readonly VisiblePart[];
  readonly locked: readonly LockablePart[];

  constructor(...handed: Handed[]) {
    this.hidden = visibleParts.filter((part) =>
      handed.some(({ show }) => show?.includes(part) === false),
    );
    this.locked = lockableParts.filter((part) => handed.some(({ lock }) => lock?.includes(part)));
  }

  hides(part: VisiblePart): boolean {
    return this.hidden.includes(part);
  }

  /** `recipe` locks every section of it. */
  locks(part: LockablePart): boolean {
    return this.locked.includes(part) || (part !== 'views' && this.locked.includes('recipe'));
  }

  /** Whether any section of the recipe is locked. */
  get locksRecipe(): boolean {
    return this.locked.some((part) => part !== 'views');
  }

  /** Whether the value at a path of the recipe is locked. */
  locksPath(path: string): boolean {
    const member = path.split('.')[0] as keyof Experiment;
    // What was changed while it ran belongs to optimizer and schedule.
    if (member === 'changes') return this.locks('optimizer') || this.locks('schedule');
    return sectionNames.some(
      (section) => this.locks(section) && (sections[section] as readonly string[]).includes(member),
    );
  }

  /** All that a document says of what is locked: documents that say the same differ only in what may be changed. */
  fixed(document: Experiment): string {
    const locked = sectionNames.filter((section) => this.locks(section));
    return JSON.stringify(sorted(locked.map((section) => ofSection(document, section))));
  }

  /**
   * Whether a document in the place of a recipe, which is complete, would alter what is locked. One
   * that leaves to the core what is locked is taken to alter it.
   */
  alters(recipe: Experiment, document: Experiment): boolean {
    return this.fixed(recipe) !== this.fixed(document);
  }
}

/** All that a document says of a section, what was changed while it ran included. */
function ofSection(document: Experiment, section: Section): unknown[] {
  const changes = (document.changes ?? []).filter((change) => section in change);
  return [
    ...sections[section].map((member) => document[member]),
    ...changes.map((change) => [change.step, change[section as keyof Change]]),
  ];
}

/** The same value with every object's members in the order of their names. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}

/** A target is reached with the task's data, or not at all. */
export const heldBy = (target: unknown): LockablePart[] => (target ? ['data'] : []);

/** What a task hides and locks. Throws a DocumentFault that names the place. */
export function handedBy(task: object, at = 'task'): Handed {
  const { show, lock, target } = task as { [name: string]: unknown };
  const named = lock === undefined ? [] : namesAt(lock, `${at}.lock`, lockableParts);
  const locked = [...new Set([...named, ...heldBy(target)])];
  return {
    ...(show !== undefined && { show: namesAt(show, `${at}.show`, visibleParts) }),
    ...(locked.length > 0 && { lock: locked }),
  };
}

/** The same of a query, in which names are parted by commas: `?show=charts,transport&lock=data`. */
export function handedIn(query: URLSearchParams): Handed {
  const listOf = (name: string) =>
    query
      .get(name)
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const [show, lock] = [listOf('show'), listOf('lock')];
  return {
    // An attribute without a value says nothing.
    ...(show?.length && { show: namesAt(show, 'show', visibleParts) }),
    ...(lock?.length && { lock: namesAt(lock, 'lock', lockableParts) }),
  };
}

function namesAt<Name extends string>(given: unknown, at: string, known: readonly Name[]): Name[] {
  if (!Array.isArray(given)) {
    throw new DocumentFault(at, `expected a list of names, found ${describe(given)}`);
  }
  if (given.length === 0) throw new DocumentFault(at, 'names nothing');
  for (const [index, name] of given.entries()) {
    if (known.includes(name)) continue;
    throw new DocumentFault(`${at}[${index}]`, `${describe(name)} is none of ${known.join(', ')}`);
  }
  return given;
}
