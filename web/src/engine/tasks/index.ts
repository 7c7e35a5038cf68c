/** The lab's tasks, by name. */
import type { TaskName } from '../lab-protocol';
import { anatomy } from './anatomy';
import { heights } from './heights';
import { instruments } from './instruments';
import { landscape } from './landscape';
import { race } from './race';
import { rows } from './rows';
import { openTable } from './table';
import { encoded, inline, levels } from './table-look';
import type { Task } from './task';

export const tasks: { [Name in TaskName]: Task<Name> } = {
  anatomy,
  encoded,
  heights,
  inline,
  instruments,
  landscape,
  levels,
  openTable,
  race,
  rows,
};
