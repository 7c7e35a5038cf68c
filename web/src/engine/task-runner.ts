/** Runs the lab's tasks: several take turns, and what each is told is heard between two turns. */
import { faultOf } from './fault';
import type { LabReply, LabRequest, TaskName, Tasks } from './lab-protocol';
import { tasks } from './tasks';
import type { Task, TaskContext, Told } from './tasks/task';

/** Runs one task to its end, without a worker. Throws a FaultError when it cannot do what it is asked. */
export async function runTask<Name extends TaskName>(
  context: TaskContext,
  name: Name,
  ask: Tasks[Name]['ask'],
  told: (told: Told<Name>) => void,
): Promise<Tasks[Name]['result']> {
  const task = tasks[name] as Task<Name>;
  const run = task(context, ask);
  for (;;) {
    const { done, value } = await run.next();
    if (done) return value;
    told(value);
  }
}

type Run = AsyncGenerator<Told<TaskName>, Tasks[TaskName]['result'], void>;

export interface RunnerOptions {
  /** The lab may still be on its way; each task asks for it, and fails when it does not come. */
  context(): Promise<TaskContext>;
  post(reply: LabReply): void;
  /** Calls back behind the messages that wait. */
  soon(callback: () => void): void;
}

export class TaskRunner {
  /** In the order of their turns. */
  private readonly runs = new Map<number, Run>();
  private working = false;

  constructor(private readonly options: RunnerOptions) {}

  handle(request: Exclude<LabRequest, { type: 'start' }>): void {
    if (request.type === 'stop') {
      // What it holds is freed; nobody hears of it any more.
      this.runs.get(request.id)?.return(undefined as never);
      this.runs.delete(request.id);
      return;
    }
    const task = tasks[request.task] as Task<TaskName>;
    this.runs.set(request.id, begin(task, this.options.context, request.ask));
    if (!this.working) void this.work();
  }

  private async work(): Promise<void> {
    this.working = true;
    while (this.runs.size > 0) {
      for (const [id, run] of this.runs) {
        await this.turn(id, run);
        await new Promise<void>((resolve) => this.options.soon(resolve));
      }
    }
    this.working = false;
  }

  private async turn(id: number, run: Run): Promise<void> {
    try {
      const { done, value } = await run.next();
      // It was stopped meanwhile.
      if (this.runs.get(id) !== run) return;
      const { post } = this.options;
      if (done) {
        this.runs.delete(id);
        post({ type: 'done', id, result: value });
        return;
      }
      const { part, progress } = value;
      if (part !== undefined) post({ type: 'part', id, part });
      if (progress !== undefined) post({ type: 'progress', id, done: progress });
    } catch (error) {
      if (!this.runs.delete(id)) return;
      this.options.post({ type: 'fault', id, fault: faultOf(error) });
    }
  }
}

async function* begin(task: Task<TaskName>, context: RunnerOptions['context'], ask: unknown) {
  return yield* task(await context(), ask as Tasks[TaskName]['ask']);
}
