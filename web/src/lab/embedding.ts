/** How the person puts what is open into a page of theirs. */
import type { Embedded } from '../experiment/embed-code';
import { visibleParts } from '../experiment/presentation';
import { State } from './state';

/** What a frame of the usual size has room for. */
const beginning = ['charts', 'transport'];

export class Embedding extends State implements Embedded {
  form: Embedded['form'] = 'element';
  hidden: Embedded['hidden'] = visibleParts.filter((part) => !beginning.includes(part));
  locked: Embedded['locked'] = [];
  language: Embedded['language'] = '';
  theme: Embedded['theme'] = '';

  set(fields: Partial<Embedded>): void {
    Object.assign(this, fields);
    this.changed();
  }
}
