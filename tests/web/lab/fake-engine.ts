/** A worker that answers at once, fills in defaults as the core would, and keeps what it was sent. */
import type { Entry } from '../../../web/src/experiment/catalogue';
import type {
  Choice,
  Experiment,
  FullExperiment,
  KnobValue,
} from '../../../web/src/experiment/document';
import type { Engine } from '../../../web/src/lab';
import { withChange } from '../../../web/src/lab/edits';
import type { Evaluation, Fault, Frame, Reply, Request, RunInfo } from '../../../web/src/protocol';
import { catalogue } from './small-catalogue';

type Sent<Type extends Request['type']> = Extract<Request, { type: Type }>;

/** Training rows of the sets that are read from files. */
const TABLE_ROWS = 20;

export class FakeEngine implements Engine {
  readonly sent: Request[] = [];
  /** Says no to a document, or to a change. */
  refuse: (request: Request, experiment: FullExperiment | null) => Fault | null = () => null;
  /** The step at which changes arrive. */
  step = 0;
  /** What a history tells of every run. */
  evaluations: Evaluation[] = [];
  /** While it holds, nothing is answered. */
  holds = false;
  #held: Request[] = [];
  #reply: (reply: Reply) => void = () => {};
  #experiments = new Map<number, FullExperiment>();

  onReply(callback: (reply: Reply) => void): void {
    this.#reply = callback;
  }

  send(request: Request): void {
    this.sent.push(request);
    if (this.holds) this.#held.push(request);
    else queueMicrotask(() => this.#answer(request));
  }

  release(): void {
    this.holds = false;
    for (const request of this.#held.splice(0)) this.#answer(request);
  }

  requests<Type extends Request['type']>(type: Type): Sent<Type>[] {
    return this.sent.filter((request): request is Sent<Type> => request.type === type);
  }

  last<Type extends Request['type']>(type: Type): Sent<Type> {
    const found = this.requests(type).at(-1);
    if (found === undefined) throw new Error(`no ${type} was sent`);
    return found;
  }

  frame(run: number, frame: Partial<Frame>): void {
    this.#reply({ type: 'frame', run, frame: { ...emptyFrame, ...frame } });
  }

  fail(run: number, request: Request['type'], fault: Fault): void {
    this.#reply({ type: 'fault', run, request, fault });
  }

  #answer(request: Request): void {
    if (request.type === 'load' || request.type === 'check') {
      const experiment = forked(complete(request.experiment), request);
      if (this.#refuses(request, experiment)) return;
      const { run } = request;
      const info = describe(experiment);
      if (request.type === 'check') {
        this.#reply({ type: 'checked', run, info, planned: noSeries });
      } else {
        this.#experiments.set(run, experiment);
        this.#reply({ type: 'loaded', run, info, points: null });
      }
    } else if (request.type === 'change') {
      if (this.#refuses(request, null)) return;
      const before = this.#experiments.get(request.run);
      if (before === undefined) return;
      const changes = withChange(before.changes, { step: this.step, ...request.change });
      const experiment = { ...before, changes };
      this.#experiments.set(request.run, experiment);
      this.#reply({ type: 'changed', run: request.run, experiment });
    } else if (request.type === 'visit') {
      const { run, step } = request;
      const loss = 1 / step;
      const latest = { loss, smoothed: loss, lr: 0.1, gradNorm: 1, gradNormSmoothed: 1 };
      const visit = { step, latest, evaluation: null, picture: null };
      this.#reply({ type: 'visited', run, visit });
    } else if (request.type === 'history') {
      const none = new Float32Array();
      const { evaluations } = this;
      const columns = { lr: none, loss: none, gradNorm: none, evaluations };
      this.#reply({ type: 'history', run: request.run, columns });
    }
  }

  #refuses(request: Sent<'load' | 'check' | 'change'>, experiment: FullExperiment | null): boolean {
    const fault = this.refuse(request, experiment) ?? (experiment && tooFewRows(experiment));
    if (fault) this.fail(request.run, request.type, fault);
    return fault !== null;
  }
}

const noSeries = {
  step: new Float64Array(),
  seconds: new Float32Array(),
  value: new Float32Array(),
};

const emptyFrame: Frame = {
  state: 'running',
  step: 0,
  seconds: 0,
  stepsPerSecond: 0,
  latest: null,
  evaluation: null,
  firstEvaluation: null,
  series: {},
  planned: null,
  picture: null,
  hasPast: true,
  diverged: null,
};

export function refused(path: string, reason: string): Fault {
  return { code: 'document', path, message: `${path}: ${reason}` };
}

/** As the core does it when a run goes on from another's past. */
function forked(experiment: FullExperiment, request: Sent<'load' | 'check'>): FullExperiment {
  const fork = request.type === 'load' ? request.fork : undefined;
  if (!fork?.change) return experiment;
  const { step, change } = fork;
  const before = experiment.changes.filter((made) => made.step <= step);
  return { ...experiment, changes: withChange(before, { step, ...change }) };
}

/** A document with every default filled in. */
export function complete(experiment: Experiment): FullExperiment {
  const data = experiment.data as FullExperiment['data'];
  const set = catalogue.datasets.find((entry) => entry.name === data.source);
  const loss = set?.task === 'regression' ? 'mse' : 'cross_entropy';
  const { model } = experiment;
  return {
    version: 1,
    name: experiment.name ?? '',
    seed: experiment.seed ?? 1,
    ...(experiment.epochs === undefined
      ? { steps: experiment.steps ?? 1000 }
      : { epochs: experiment.epochs }),
    evaluate_every: experiment.evaluate_every ?? 50,
    data: { ...defaults([...(set?.knobs ?? []), ...catalogue.data]), ...data },
    model: {
      hidden: model?.hidden ?? [16, 16],
      activation: full(catalogue.activations, model?.activation ?? 'relu'),
      init: full(catalogue.initializers, (model?.init ?? 'he_normal') as Choice),
    },
    loss: full(catalogue.losses, experiment.loss ?? loss),
    optimizer: full(catalogue.optimizers, experiment.optimizer ?? 'sgd'),
    schedule: full(catalogue.schedules, experiment.schedule ?? 'fixed'),
    regularization: { l1: 0, l2: 0, decay: 0, ...experiment.regularization },
    batch: { size: 32, shuffle: true, drop_last: false, ...experiment.batch },
    changes: experiment.changes ?? [],
  };
}

function full(entries: Entry[], choice: Choice | string): Choice {
  const given = typeof choice === 'string' ? { name: choice } : choice;
  const entry = entries.find((other) => other.name === given.name);
  return { ...defaults(entry?.knobs ?? []), ...given };
}

function defaults(knobs: Entry['knobs']): { [knob: string]: KnobValue } {
  return Object.fromEntries(
    knobs.flatMap((knob) => (knob.default === null ? [] : [[knob.name, knob.default]])),
  );
}

function rowsOf({ data }: FullExperiment): number {
  const { samples, train_fraction: share } = data as { samples?: number; train_fraction?: number };
  return samples === undefined ? TABLE_ROWS : Math.round(samples * (share ?? 0.8));
}

function tooFewRows(experiment: FullExperiment): Fault | null {
  const rows = rowsOf(experiment);
  const { size } = experiment.batch;
  return size > rows ? refused('batch.size', `${size} is above the ${rows} training rows`) : null;
}

function describe(experiment: FullExperiment): RunInfo {
  const set = catalogue.datasets.find((entry) => entry.name === experiment.data.source);
  const trainRows = rowsOf(experiment);
  const stepsPerEpoch = Math.ceil(trainRows / experiment.batch.size);
  return {
    experiment,
    task: set?.task ?? 'classification',
    features: 2,
    outputs: 2,
    classNames: [],
    featureNames: [],
    trainRows,
    testRows: 20,
    parameters: 1,
    steps: experiment.steps ?? (experiment.epochs ?? 1) * stepsPerEpoch,
    stepsPerEpoch,
    rowsPerEpoch: trainRows,
    image: null,
  };
}
