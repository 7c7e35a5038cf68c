/** The lab's worker, one for all views of a page: started when it is first asked. */
import { LabClient } from './lab-client';
import { newLabWorker } from './new-lab-worker';

let client: LabClient | null = null;

export function pageLab(): LabClient {
  client ??= new LabClient(newLabWorker);
  return client;
}
