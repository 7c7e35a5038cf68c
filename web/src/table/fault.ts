/** What keeps a table from being read, or a column from being what it is asked to be. */
import type { Fault } from '../protocol';

export class TableFault extends Error implements Fault {
  readonly code = 'data';
  readonly path = '';

  get fault(): Fault {
    return { code: this.code, message: this.message, path: this.path };
  }
}
