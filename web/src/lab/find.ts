/** Find rate: a range test over the recipe, and what the rules make of it. */
import { faultOf } from '../engine/fault';
import type { Pool } from '../engine/pool';
import { runRangeTest } from '../engine/range-test';
import type { FullExperiment } from '../experiment/document';
import { DocumentFault } from '../experiment/document-fault';
import { withValue } from '../experiment/paths';
import { type Curve, curveOf } from '../experiment/range-test/curve';
import { checkedRangeTest, type RangeTest } from '../experiment/range-test/read';
import { type RangeTestResult, rangeTestResult } from '../experiment/range-test/result';
import { isFound, type RuleName } from '../experiment/range-test/rules';
import { type Use, withRate } from '../experiment/range-test/use';
import type { Lab } from '../lab';
import type { Fault, Trained } from '../protocol';
import type { Refusal } from './draft';
import { settled } from './settled';
import { State } from './state';

/** A rule's rate; of cyclic bounds the upper or the lower one. */
export type End = 'rate' | 'base';

/** What a rule says, or what a person has made of it. */
export interface Answer {
  rule: RuleName;
  rate: number;
  base: number | null;
  /** One of its flags was moved by hand. */
  yours: boolean;
}

export class Find extends State {
  running = false;
  /** So much of all training is done, 0 to 1. */
  part = 0;
  /** As far as it is measured. */
  curve: Curve | null = null;
  result: RangeTestResult | null = null;
  fault: Fault | null = null;
  /** A setting of the test that cannot be. */
  refusal: Refusal | null = null;
  /** It was stopped before its end. */
  stopped = false;

  #runs: Trained[] = [];
  /** What was tested. */
  #tested = '';
  /** The part of the document that was last seen to be right. */
  #seen: unknown;
  #test: RangeTest = checkedRangeTest({});
  /** The settings that the curve was measured with. */
  #measured: RangeTest = this.#test;
  #moved = new Map<string, number>();
  #giveUp = () => {};

  constructor(
    private readonly lab: Lab,
    private readonly pool: Pool,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
    lab.addEventListener('change', () => this.#follow());
    this.#follow();
  }

  /** The settings, completed. */
  get test(): RangeTest {
    return this.#test;
  }

  /** The settings of the curve on show, or of the one to come. */
  get shown(): RangeTest {
    return this.curve ? this.#measured : this.#test;
  }

  /** The recipe or the test is another than the one on show. */
  get stale(): boolean {
    return this.curve !== null && this.#tested !== this.#key();
  }

  /** Sets one setting; undefined takes it away. */
  edit(name: keyof RangeTest, value: unknown): void {
    const part = withValue((this.lab.parts.range_test as object) ?? {}, name, value);
    try {
      checkedRangeTest(part);
      this.refusal = null;
      this.lab.setPart('range_test', part);
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      // A bound that does not go with the other is refused where it was set.
      const reason = error.message.slice(error.path.length + 2);
      this.refusal = { path: `range_test.${name}`, reason };
    }
    this.changed();
  }

  async run(): Promise<void> {
    if (this.running) return;
    Object.assign(this, { running: true, part: 0, curve: null, result: null, fault: null });
    this.#moved.clear();
    this.changed();
    const recipe = await this.#recipe();
    this.stopped = recipe === null;
    if (recipe) await this.#train(recipe);
    this.running = false;
    this.tell();
  }

  stop(): void {
    this.#giveUp();
    this.pool.stop();
  }

  /** As the core has taken it, once it has answered the last edit; null when stopped before. */
  #recipe(): Promise<FullExperiment | null> {
    const { lab } = this;
    const stopped = new Promise<null>((resolve) => {
      this.#giveUp = () => resolve(null);
    });
    return Promise.race([settled(lab).then(() => lab.draft), stopped]);
  }

  async #train(recipe: FullExperiment): Promise<void> {
    const { test } = this;
    this.#measured = test;
    this.#tested = this.#key();
    try {
      this.#runs = await runRangeTest(this.pool, recipe, test, {
        progress: (part) => {
          this.part = part;
          this.changed();
        },
        measured: (runs) => {
          this.curve = curveOf(test, runs, false);
        },
        failed: (fault) => {
          this.fault = fault;
        },
      });
      this.stopped = this.#runs.length < test.seeds && this.fault === null;
      if (!this.stopped && this.#runs.length > 0) this.#read();
    } catch (error) {
      this.fault = faultOf(error);
    }
  }

  /** What each rule that found something says, in the rules' order. */
  get answers(): Answer[] {
    return (this.result?.suggestions ?? []).filter(isFound).map(({ rule, rate, base }) => {
      const [ownRate, ownBase] = [this.#moved.get(`${rule} rate`), this.#moved.get(`${rule} base`)];
      return {
        rule,
        rate: ownRate ?? rate,
        base: ownBase ?? base ?? null,
        yours: ownRate !== undefined || ownBase !== undefined,
      };
    });
  }

  /** The rule that measured best, unless what it said was moved. */
  get recommended(): RuleName | null {
    const rule = this.result?.recommended ?? null;
    return this.answers.some((answer) => answer.rule === rule && !answer.yours) ? rule : null;
  }

  /** Moves a flag; it stays within the test, and the bounds stay in order. */
  move(rule: RuleName, end: End, rate: number): void {
    const answer = this.answers.find((one) => one.rule === rule);
    if (!answer) return;
    const low = end === 'rate' ? (answer.base ?? this.shown.from) : this.shown.from;
    const high = end === 'base' ? answer.rate : this.shown.to;
    const within = Math.min(Math.max(rate, low), high);
    this.#moved.set(`${rule} ${end}`, Number(within.toPrecision(3)));
    this.changed();
  }

  /** Back to what the rule says. */
  restore(rule: RuleName): void {
    this.#moved.delete(`${rule} rate`);
    this.#moved.delete(`${rule} base`);
    this.changed();
  }

  /** The recipe with a rule's rate, in Train. */
  use(rule: RuleName, use: Use): void {
    const { draft, info } = this.lab;
    const answer = this.answers.find((one) => one.rule === rule);
    if (draft && info && answer) this.lab.replace(withRate(draft, info, answer, use));
  }

  /** Another document has come, or another smoothing of what is measured is wanted. */
  #follow(): void {
    const part = this.lab.parts.range_test;
    if (part === undefined || part === this.#seen) return;
    this.#seen = part;
    try {
      this.#test = checkedRangeTest(part);
      const { smoothing } = this.#test;
      if (this.result && !this.stale && smoothing !== this.#measured.smoothing) {
        this.#measured = this.#test;
        this.#read();
      }
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      this.lab.fail(error.fault);
      this.lab.setPart('range_test', {});
    }
    this.changed();
  }

  #read(): void {
    this.result = rangeTestResult(this.#measured, this.#runs);
    this.curve = this.result.curve;
    this.#moved.clear();
  }

  /** All that the measured losses depend on. */
  #key(): string {
    const { draft } = this.lab;
    return JSON.stringify([draft && judged(draft), { ...this.#test, smoothing: 0 }]);
  }
}

/** What of a recipe plays a part in a test: not its own rate, nor how long it goes. */
function judged({ optimizer, ...recipe }: FullExperiment) {
  const { name, schedule, steps, epochs, evaluate_every, changes, ...rest } = recipe;
  return { ...rest, optimizer: { ...optimizer, lr: 0 } };
}
