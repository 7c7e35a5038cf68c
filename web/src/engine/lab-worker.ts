/** The lab's worker: wires its tasks to the page. */
import { labBinariesSeenFrom } from './lab-binaries';
import type { LabModule } from './lab-core';
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
  let lab: Promise<LabModule> | null = null;
  /** Every task that is asked for says when it does not come; the next one tries again. */
  const fetched = () => {
    lab ??= fetchLab(labBinariesSeenFrom(globalThis.location.href)).catch((error: unknown) => {
      lab = null;
      throw error;
    });
    return lab;
  };
  fetched().catch(() => {});
  return new TaskRunner({
    context: async () => ({ lab: await fetched(), tables, now }),
    post: (reply) => scope.postMessage(reply, buffersOf(reply)),
    soon: messenger(),
  });
}

scope.onmessage = ({ data: message }) => {
  if (message.type === 'start') runner = start(message.data);
  else runner?.handle(message);
};
