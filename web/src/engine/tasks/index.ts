/** The lab's tasks, by name. */
import type { TaskName } from '../lab-protocol';
import { instruments } from './instruments';
import type { Task } from './task';

export const tasks: { [Name in TaskName]: Task<Name> } = { instruments };
