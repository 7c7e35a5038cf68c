/**
 * What a worker of the engine fetches when it is to train on a table of one's own: a script of its
 * own, since workers are in one piece, and most never need it.
 */
import { TableStore } from '../table/store';
import { withBundled } from './bundled-files';
import { labOnce } from './lab-once';
import { OwnTables } from './own-tables';
import type { OwnTablesScope } from './worker';

const scope = globalThis as unknown as OwnTablesScope;
scope.ownTables = (read) =>
  new OwnTables({
    lab: labOnce(globalThis.location.href),
    files: withBundled(read, new TableStore()),
  });
