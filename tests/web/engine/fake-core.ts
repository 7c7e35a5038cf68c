/**
 * A core that trains nothing but behaves like one: the loss at step t is lr / (t + 1), so that
 * what the engine around it does can be told from the numbers.
 */
import type {
  CoreModule,
  SampleSet,
  Slice,
  Table,
  TrainerHandle,
  TrainerInfo,
} from '../../../web/src/engine/core';
import type { Change, Experiment, FullExperiment } from '../../../web/src/experiment/document';

export interface FakeOptions {
  task?: 'classification' | 'regression';
  features?: number;
  outputs?: number;
  trainRows?: number;
  testRows?: number;
  /** The loss is not finite at this step. */
  divergeAt?: number;
  /** Called for each step, for instance to let a clock go on. */
  onStep?: () => void;
}

/** Trainers made and not yet deleted. */
export const living = new Set<TrainerHandle>();

export function fakeCore(options: FakeOptions = {}): CoreModule {
  return {
    isBundled: (name) => name === 'digits',
    createTrainer(experiment: Experiment, table: Table | null) {
      if (experiment.seed === -1) {
        const message = 'seed: -1 is below 0';
        return { fault: { code: 'document', message, path: 'seed' } };
      }
      const trainer = new FakeTrainer(experiment, table, options);
      living.add(trainer);
      return { value: trainer };
    },
  };
}

class FakeTrainer implements TrainerHandle {
  private step = 0;
  private lr = 0.1;
  private readonly experiment: FullExperiment;

  constructor(
    experiment: Experiment,
    private readonly table: Table | null,
    private readonly options: FakeOptions,
  ) {
    this.experiment = { changes: [], batch: { size: 10 }, ...experiment } as FullExperiment;
  }

  info(): TrainerInfo {
    const { task = 'classification', features = 2, outputs = 2, trainRows = 80 } = this.options;
    return {
      experiment: this.experiment,
      task,
      features: this.table?.columns ?? features,
      outputs: this.table?.classes?.length ?? outputs,
      trainRows,
      testRows: this.testRows,
      parameters: 1,
      steps: this.experiment.steps ?? 1000,
      stepsPerEpoch: 8,
      rowsPerEpoch: 80,
    };
  }

  run(maxSteps: number): Slice {
    const { steps } = this.info();
    const first = this.step;
    const loss: number[] = [];
    const evaluations: Slice['evaluations'] = [];
    let status: Slice['status'] = 'ready';
    for (let made = 0; made < maxSteps && status === 'ready'; made++) {
      const t = this.step;
      if (t % 50 === 0) evaluations.push(this.evaluation(t));
      loss.push(t === this.options.divergeAt ? Number.NaN : this.lr / (t + 1));
      this.options.onStep?.();
      if (t === this.options.divergeAt) {
        status = 'diverged';
        break;
      }
      this.step++;
      if (this.step === steps) {
        evaluations.push(this.evaluation(steps));
        status = 'finished';
      }
    }
    const values = Float32Array.from(loss);
    const lr = values.map(() => this.lr);
    return { first, loss: values, gradNorm: values.slice(), lr, evaluations, status };
  }

  change(change: Omit<Change, 'step'>) {
    const lr = change.optimizer?.lr as number;
    if (lr < 0) {
      const message = `optimizer.lr: ${lr} is below 0`;
      return { fault: { code: 'document', message, path: 'optimizer.lr' } as const };
    }
    this.lr = lr;
    this.experiment.changes = [...this.experiment.changes, { step: this.step, ...change }];
    return { value: { ...this.experiment } };
  }

  plan(from: number) {
    const { steps } = this.info();
    return { step: Float64Array.of(from, steps - 1), lr: Float32Array.of(this.lr, this.lr) };
  }

  /** Certain of class 1 where the first feature is positive; for regression the first feature. */
  predict(x: Float32Array): Float32Array {
    const { task, features, outputs } = this.info();
    const rows = x.length / features;
    if (task === 'regression')
      return Float32Array.from({ length: rows }, (_, i) => x[i * features]!);
    const values = new Float32Array(rows * outputs);
    for (let i = 0; i < rows; i++) values[i * outputs + (x[i * features]! > 0 ? 1 : 0)] = 1;
    return values;
  }

  save(): Uint8Array {
    return new Uint8Array(Float64Array.of(this.step, this.lr).buffer);
  }

  restore(snapshot: Uint8Array) {
    [this.step, this.lr] = new Float64Array(snapshot.slice().buffer) as unknown as [number, number];
    return { value: true } as const;
  }

  trainSet(): SampleSet {
    return this.samples(this.info().trainRows);
  }

  testSet(): SampleSet {
    return this.samples(this.testRows);
  }

  delete(): void {
    if (!living.delete(this)) throw new Error('deleted twice');
  }

  private get testRows(): number {
    return this.options.testRows ?? 20;
  }

  /** Values from -1 to 1, or the table's first rows, in units that tell standardized from raw ones. */
  private samples(rows: number): SampleSet {
    const { features, outputs, task } = this.info();
    const data = this.experiment.data as { standardize?: boolean };
    const x = Float32Array.from({ length: rows * features }, (_, i) =>
      this.table
        ? this.table.x[i]! * (data.standardize === false ? 1 : 100)
        : (2 * (i % rows)) / (rows - 1) - 1,
    );
    const y = Float32Array.from({ length: rows }, (_, i) =>
      task === 'classification' ? i % outputs : i / rows,
    );
    return { x, y };
  }

  private evaluation(step: number) {
    const loss = 1 / (step + 1);
    return { step, trainLoss: loss, testLoss: loss, trainAccuracy: 0.5, testAccuracy: 0.5 };
  }
}
