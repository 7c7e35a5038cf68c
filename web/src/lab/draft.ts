/**
 * The recipe being edited, and its conversation with the core, which alone says what is valid.
 * One question is under way at a time; the edits behind it wait and are shown as if granted.
 */
import type { Change, Experiment, FullExperiment } from '../experiment/document';
import { withValue } from '../experiment/paths';
import type { Leaving, Run } from '../experiment/run';
import type { Fault, Reply, Request, RunInfo, Series } from '../protocol';
import { same, sameExperiment, withChange } from './edits';
import { started } from './run-list';

export interface Edit {
  /** The field that shows the reason when the core refuses; empty for a whole document. */
  path: string;
  apply(document: FullExperiment): Experiment;
  /** The same as a change of the run that goes on. */
  change?: Omit<Change, 'step'>;
  /** Makes a run of it rather than a plan for the next one. */
  begins?: boolean;
  /** The run that begins goes on from another one's past. */
  fork?: Leaving;
  /** What to load when this document is refused. */
  fallback?: Experiment;
  /** Takes back what came with the document, when the core refuses it. */
  refused?(): void;
}

/** An edit the core refused, until that field is set to something better. */
export interface Refusal {
  path: string;
  reason: string;
}

interface Question {
  edit: Edit;
  candidate: Experiment;
  request: Extract<Request, { type: 'load' | 'check' | 'change' }>;
  /** Asked with batches of one row, to learn how many rows there are. */
  counting?: boolean;
  /** Another document has come since: what is wrong with this one is nothing to anybody. */
  outdated?: boolean;
}

/** What the draft needs of the lab around it. */
export interface DraftHost {
  readonly current: Run | null;
  /** Whether the current run can still be changed. */
  readonly changing: boolean;
  newId(): number;
  send(request: Request): void;
  notify(): void;
  /** The core has made a run of the draft. */
  loaded(reply: Extract<Reply, { type: 'loaded' }>, fork: Leaving | undefined): void;
  /** The current run has been changed. */
  changed(experiment: FullExperiment): RunInfo | null;
  /** A fault that belongs to no field. */
  failed(fault: Fault): void;
}

export class Draft {
  /** Ahead of the core's answer; null until it has answered once. */
  document: FullExperiment | null = null;
  /** What the core says of it. */
  info: RunInfo | null = null;
  /** lr(t) of a draft that waits for a restart; otherwise the current run has it. */
  planned: Series | null = null;
  refusal: Refusal | null = null;
  /** It is another experiment than the current run, which has made steps already. */
  waiting = false;

  /** The document as the core last took it. */
  #accepted: FullExperiment | null = null;
  #queue: Edit[] = [];
  #asked: Question | null = null;
  #afterwards: (() => void)[] = [];
  /** What could not be done for want of data or of an engine. */
  failed: Pick<Question, 'edit' | 'candidate'> | null = null;

  constructor(private readonly host: DraftHost) {}

  get busy(): boolean {
    return this.#asked !== null || this.#queue.length > 0;
  }

  put(edit: Edit): void {
    // A slider moves faster than a data set loads: of one knob only the last value counts.
    if (edit.path !== '' && this.#queue.at(-1)?.path === edit.path) this.#queue.pop();
    this.#queue.push(edit);
    this.#ask();
    this.#anticipate();
  }

  /** The field is back at the value that holds: nothing to say about it any more. */
  pardon(path: string): void {
    if (this.refusal?.path !== path) return;
    this.refusal = null;
    this.host.notify();
  }

  /** Puts a whole document in the place of everything that waits. */
  replace(edit: Edit): void {
    this.#queue = [];
    this.#afterwards = [];
    this.refusal = null;
    if (this.#asked) this.#asked.outdated = true;
    this.put(edit);
  }

  /** Asks once more for what failed. */
  again(): void {
    const { failed } = this;
    this.failed = null;
    if (failed) this.put(failed.edit);
  }

  /** Does something when the core has answered everything, unless it refuses; null: nothing, after all. */
  afterwards(action: (() => void) | null): void {
    if (action) this.#afterwards.push(action);
    else this.#afterwards = [];
  }

  #ask(): void {
    const edit = this.#asked ? undefined : this.#queue.shift();
    if (edit === undefined) return;
    // Only the very first edit finds nothing accepted, and it brings its own document.
    const experiment = edit.apply(this.#accepted as FullExperiment);
    const question = { edit, candidate: experiment };
    const { current: run, changing } = this.host;
    if (run && changing && edit.change) {
      this.#send({ ...question, request: { type: 'change', run: run.id, change: edit.change } });
    } else if (run && started(run) && !edit.begins) {
      this.#send({ ...question, request: { type: 'check', run: run.id, experiment } });
    } else {
      const { fork } = edit;
      const id = this.host.newId();
      this.#send({
        ...question,
        request: { type: 'load', run: id, experiment, ...(fork && { fork }) },
      });
    }
  }

  #send(question: Question): void {
    this.#asked = question;
    this.host.send(question.request);
  }

  /** The document as it will be if the core agrees. */
  #anticipate(): void {
    const edits = this.#asked ? [this.#asked.edit, ...this.#queue] : this.#queue;
    if (this.#accepted) {
      this.document = edits
        .filter((edit) => edit.path !== '')
        .reduce((document, edit) => this.#granted(edit, document), this.#accepted);
    }
    this.host.notify();
  }

  #granted(edit: Edit, document: FullExperiment): FullExperiment {
    // What an edit leaves to the core is shown as it was until the core has said.
    if (edit.change === undefined)
      return { ...document, ...edit.apply(document) } as FullExperiment;
    const step = this.host.current?.step ?? 0;
    return { ...document, changes: withChange(document.changes, { step, ...edit.change }) };
  }

  /** Takes the worker's answer, when it is one to the question under way. */
  receive(reply: Reply): boolean {
    const asked = this.#asked;
    if (asked === null) return false;
    const { type, run } = asked.request;
    // A worker that dies answers nothing any more, whatever its last words were about.
    const dead = reply.type === 'fault' && reply.fault.code === 'engine';
    if (!dead && reply.run !== run) return false;
    if (type === 'load' && reply.type === 'loaded') {
      this.host.loaded(reply, asked.edit.fork);
      this.#accept(reply.info.experiment, reply.info, null);
    } else if (type === 'check' && reply.type === 'checked') {
      if (asked.counting) this.#shrinkBatch(asked, reply.info);
      else this.#accept(reply.info.experiment, reply.info, reply.planned);
    } else if (type === 'change' && reply.type === 'changed') {
      const info = this.host.changed(reply.experiment);
      if (info) this.#accept(reply.experiment, info, null);
    } else if (reply.type === 'fault' && (dead || reply.request === type)) {
      if (this.#countRows(asked, reply.fault)) return true;
      if (!asked.outdated) this.#refuse(asked, reply.fault);
      this.#fallBack(asked, reply.fault);
    } else {
      return false;
    }
    this.#settle();
    return true;
  }

  #settle(): void {
    this.#asked = null;
    this.#ask();
    this.#anticipate();
    if (this.busy) return;
    // Each may ask again, and then the others wait with it.
    for (const action of this.#afterwards.splice(0)) action();
  }

  #accept(experiment: FullExperiment, info: RunInfo, planned: Series | null): void {
    const { current: run } = this.host;
    const path = this.#asked?.edit.path ?? '';
    if (path === '' || path === this.refusal?.path) this.refusal = null;
    this.#accepted = experiment;
    this.info = info;
    this.waiting = run !== null && started(run) && !sameExperiment(run.experiment, experiment);
    this.planned = this.waiting ? planned : null;
  }

  #refuse({ edit, candidate }: Question, fault: Fault): void {
    this.#afterwards = [];
    if (fault.code === 'document') edit.refused?.();
    if (fault.code === 'document' && edit.path !== '') {
      // The field knows where it stands; another place is named.
      const here = fault.path.endsWith(edit.path);
      const reason = here ? fault.message.slice(fault.path.length + 2) : fault.message;
      this.refusal = { path: edit.path, reason };
    } else {
      this.failed = { edit, candidate };
      this.host.failed(fault);
    }
  }

  #fallBack({ edit: { fallback }, candidate }: Question, fault: Fault): void {
    if (fallback && fault.code !== 'engine' && !same(fallback, candidate)) {
      this.#queue.unshift({ path: '', apply: () => fallback, begins: true });
    }
  }

  /** Another data set may have fewer rows than a batch: how many, only the core can say. */
  #countRows(asked: Question, fault: Fault): boolean {
    const { edit, candidate, counting, outdated } = asked;
    if (counting || outdated || fault.path !== 'batch.size' || !edit.path.startsWith('data'))
      return false;
    const experiment = withValue(candidate, 'batch.size', 1);
    const { run } = asked.request;
    this.#send({ edit, candidate, request: { type: 'check', run, experiment }, counting: true });
    return true;
  }

  #shrinkBatch({ edit, candidate }: Question, info: RunInfo): void {
    const size = Math.min(candidate.batch?.size ?? 1, info.trainRows);
    const apply = (document: FullExperiment) => withValue(edit.apply(document), 'batch.size', size);
    this.#queue.unshift({ ...edit, apply });
  }
}
