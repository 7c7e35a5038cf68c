/** The lab's worker: wires its tasks to the page. */
import { TableStore } from '../table/store';
import { withBundled } from './bundled-files';
import { labOnce } from './lab-once';
import type { LabReply, LabRequest } from './lab-protocol';
import { OwnTables } from './own-tables';
import { fetchData, Tables } from './table';
import { TaskRunner } from './task-runner';
import { buffersOf } from './transfer';
import { messenger, rethrowRejections } from './worker-scope';

/** What is used of the worker's global scope, which the DOM's types do not know. */
interface Scope {
  postMessage(reply: LabReply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<LabRequest>) => void) | null;
}
const scope = globalThis as unknown as Scope;

rethrowRejections();

let runner: TaskRunner | null = null;

function start(data: string): TaskRunner {
  const lab = labOnce(globalThis.location.href);
  lab().catch(() => {});
  const read = fetchData(new URL(data));
  const ownTables = new OwnTables({ lab, files: withBundled(read, new TableStore()) });
  const tables = new Tables(read, (own) => ownTables.get(own));
  const now = () => performance.now();
  return new TaskRunner({
    context: async () => ({ lab: await lab(), tables, now }),
    post: (reply) => scope.postMessage(reply, buffersOf(reply)),
    soon: messenger(),
  });
}

scope.onmessage = ({ data: message }) => {
  if (message.type === 'start') runner = start(message.data);
  else runner?.handle(message);
};
