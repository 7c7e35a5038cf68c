/** The lab's worker: wires its tasks to the page. */
import { labBinariesSeenFrom } from './lab-binaries';
import type { LabReply, LabRequest } from './lab-protocol';
import { fetchLab } from './load-lab';
import { fetchTable, Tables } from './table';
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
  const tables = new Tables(fetchTable(new URL(data)));
  const now = () => performance.now();
  const lab = fetchLab(labBinariesSeenFrom(globalThis.location.href));
  const context = lab.then((module) => ({ lab: module, tables, now }));
  // Every task that is asked for says so.
  context.catch(() => {});
  return new TaskRunner({
    context,
    post: (reply) => scope.postMessage(reply, buffersOf(reply)),
    soon: messenger(),
  });
}

scope.onmessage = ({ data: message }) => {
  if (message.type === 'start') runner = start(message.data);
  else runner?.handle(message);
};
