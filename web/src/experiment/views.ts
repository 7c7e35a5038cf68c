/**
 * Which part of a document belongs to which view of the page. The recipe is what the core trains; the
 * parts say what a view does with it, and a document that has one opens in that part's view.
 */
import type { Experiment } from './document';
import { DocumentFault, describe, objectAt } from './document-fault';

export type ViewId = 'train' | 'data' | 'compare' | 'find' | 'surface' | 'loss' | 'lessons';

/** A document's parts besides the recipe; the view of the first one that is there opens. */
const owners = {
  sweep: 'compare',
  range_test: 'find',
  surface: 'surface',
  racers: 'surface',
  landscape: 'surface',
  loss_anatomy: 'loss',
  lesson: 'lessons',
  preview: 'data',
  instruments: 'train',
  task: 'train',
} as const satisfies { [part: string]: ViewId };

export type PartName = keyof typeof owners;
export type Parts = { [part in PartName]?: unknown } & {
  /** What stands beside the surface: a race's length is no length to train. */
  race?: { [setting in (typeof raceSettings)[number]]?: unknown };
};

/** Of a document with a surface, members at the top that belong to the race. */
const raceSettings = ['name', 'seed', 'optimizer', 'schedule', 'steps', 'evaluate_every'] as const;

const names = Object.keys(owners) as PartName[];

/** Throws a DocumentFault for a part of the wrong kind; what is no part is for the core to judge. */
export function split(document: object): { recipe: Experiment; parts: Parts } {
  const recipe = { ...(document as { [key: string]: unknown }) };
  // Of what a later version writes, nothing else need be as it is here.
  if (typeof recipe.version === 'number' && recipe.version !== 1) {
    throw new DocumentFault('version', `${recipe.version} is unknown; this is version 1`);
  }
  const parts: Parts = {};
  for (const name of names) {
    const part = recipe[name];
    if (part === undefined) continue;
    check(name, part);
    parts[name] = part;
    delete recipe[name];
  }
  if (parts.surface !== undefined) {
    const given = raceSettings.filter((setting) => recipe[setting] !== undefined);
    parts.race = Object.fromEntries(given.map((setting) => [setting, recipe[setting]]));
  }
  return { recipe: recipe as unknown as Experiment, parts };
}

function check(name: PartName, part: unknown): void {
  if (name === 'racers' || name === 'instruments') {
    if (!Array.isArray(part)) {
      throw new DocumentFault(name, `expected a list, found ${describe(part)}`);
    }
  } else if (name !== 'surface' || typeof part !== 'string') {
    // A surface is a choice, and may be its bare name.
    objectAt(part, name);
  }
}

/** The view that a document with these parts opens in. */
export function viewOf(parts: Parts): ViewId {
  const first = names.find((name) => parts[name] !== undefined);
  return first === undefined ? 'train' : owners[first];
}

function pick(parts: Parts, wanted: (owner: ViewId) => boolean): Parts {
  const ownerOf = (name: string) => owners[name === 'race' ? 'surface' : (name as PartName)];
  const present = Object.entries(parts).filter(([, part]) => part !== undefined);
  return Object.fromEntries(present.filter(([name]) => wanted(ownerOf(name))));
}

/**
 * The document of a view, as its command takes it: the recipe with the view's parts. A race has no
 * data and no network, and a landscape, which has the recipe's, no surface. A lesson has its own recipes.
 */
export function join(recipe: object, parts: Parts, view: ViewId): object {
  const { race, ...shown } = pick(parts, (owner) => owner === view);
  if (shown.lesson !== undefined) return { version: 1, ...shown };
  const { surface, racers, ...others } = shown;
  if (surface === undefined || others.landscape !== undefined) return { ...recipe, ...others };
  return { version: 1, ...race, ...shown };
}

/** A surface or a lesson stands in the place of data and network. */
export function hasRecipe(document: { data?: unknown; surface?: unknown; lesson?: unknown }) {
  const { data, surface, lesson } = document;
  return data !== undefined || (surface === undefined && lesson === undefined);
}

/**
 * Where a document leads: its view, the recipe, and the parts, to which views it does not open keep
 * what they have. Without a recipe of its own it has data and network to begin with. Throws a DocumentFault for a part of the wrong kind.
 */
export function opened(
  document: object,
  before: Parts,
  beginning: Experiment | null,
): { view: ViewId; parts: Parts; recipe: Experiment } {
  const { recipe, parts } = split(document);
  const view = viewOf(parts);
  const kept = pick(before, (owner) => owner !== view);
  const isWhole = hasRecipe(document) || beginning === null;
  const { data, model, loss, batch } = beginning ?? recipe;
  return {
    view,
    parts: { ...kept, ...parts },
    recipe: isWhole ? recipe : parts.lesson ? beginning : { ...recipe, data, model, loss, batch },
  };
}
