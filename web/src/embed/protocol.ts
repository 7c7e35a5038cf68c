/**
 * What the frame and the page around it, most often its element, say to each other. Every message is
 * an object with this one mark; anything else that arrives does nothing.
 */
import type { RunState } from '../protocol';

const mark = 'descentLab';
const version = 1;

/** To the frame. */
export type Command =
  /** The first one: the frame answers whoever says it, and nobody else from then on. */
  | { type: 'hello' }
  | { type: 'play' | 'pause' | 'reset' }
  /** An experiment document, or a link to one. */
  | { type: 'load'; experiment: object | string }
  /** `show`, `lock`, `lang` and `theme` as in a query; what is left out is as if never asked for. */
  | { type: 'ask'; query: string }
  /** Back to where a run of this experiment stood: runs repeat bit for bit. */
  | { type: 'resume'; standing: Standing };

export interface Standing {
  step: number;
  playing: boolean;
  /** Steps a second; null: as fast as it goes. */
  speed: number | null;
}

/** From the frame, once it was greeted. */
export type Happening =
  /** Its first script is there; then the page is. */
  | { type: 'here' | 'ready' }
  | ({ type: 'step' | 'finished' | 'diverged' } & Reading)
  /** A document that was not taken; `path`: the place in it, empty when that is nowhere. */
  | { type: 'refused'; message: string; path: string }
  /** Of what a link holds. `waits`: it is another experiment than the run that is read. */
  | { type: 'change'; document: object; speed: number | null; waits: boolean };

export interface Reading {
  state: RunState;
  step: number;
  /**
   * Of the mini-batch before the last update, and the update's rate, as the CSV has them: the shortest
   * decimals of these singles. null before the first update.
   */
  loss: number | null;
  lr: number | null;
}

type Message = Command | Happening;

export function marked(message: Message): object {
  return { [mark]: version, ...message };
}

const commands: readonly Command['type'][] = [
  'hello',
  'play',
  'pause',
  'reset',
  'load',
  'ask',
  'resume',
];
const happenings: readonly Happening['type'][] = [
  'here',
  'ready',
  'step',
  'finished',
  'diverged',
  'refused',
  'change',
];

export const readCommand = (data: unknown) => read<Command>(data, commands);
export const readHappening = (data: unknown) => read<Happening>(data, happenings);

function read<Kind extends Message>(data: unknown, kinds: readonly string[]): Kind | null {
  if (typeof data !== 'object' || data === null) return null;
  const { [mark]: said, ...message } = data as { [mark]?: unknown; type?: unknown };
  return said === version && kinds.includes(message.type as string) ? (message as Kind) : null;
}
