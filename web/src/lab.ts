/**
 * The page's one state. Data flow one way: the worker's replies come in here, views read the fields
 * and call the methods. 'change' is fired at most once an animation frame, and no more often than
 * words can be read while nothing happens but that a run goes on; 'frame' whenever it has.
 */
import type { Catalogue } from './experiment/catalogue';
import type { Change, Choice, Experiment, FullExperiment, KnobValue } from './experiment/document';
import { DocumentFault } from './experiment/document-fault';
import { withValue } from './experiment/paths';
import type { Presentation } from './experiment/presentation';
import type { ChartView, Run } from './experiment/run';
import {
  hasRecipe,
  join,
  opened,
  type PartName,
  type Parts,
  type ViewId,
} from './experiment/views';
import { Draft, type Edit, type Refusal } from './lab/draft';
import { choose, findEntry, inForce, type Memory, type Slot, same, setValue } from './lab/edits';
import type { Past } from './lab/past';
import { Pulse } from './lab/pulse';
import { ended, RunList, started } from './lab/run-list';
import type {
  Fault,
  Fork,
  Frame,
  HistoryColumns,
  Reply,
  Request,
  RunInfo,
  Series,
} from './protocol';

/** What the lab needs of the worker; EngineClient is one. */
export interface Engine {
  send(request: Request): void;
  onReply(callback: (reply: Reply) => void): void;
}

export interface LabOptions {
  nextTurn?: (callback: () => void) => void;
  /** Milliseconds between two frames of a running run; 0 is as often as the screen. */
  pace?: number;
}

/** Points in a curve: enough for a wide screen, few enough to draw eight curves every frame. */
const BUCKETS = 240;

export class Lab extends EventTarget {
  chartView: ChartView = { x: 'steps', logX: false, logY: true, smoothing: 0.9, range: null };
  /** Steps a second; null is as fast as it goes. */
  speed: number | null = 200;
  /** The view that is open. */
  view: ViewId = 'train';
  /** The view that opens once a table is there that was asked for. */
  awaiting: ViewId = 'train';
  /** What the views add to the recipe; replaced, never changed. */
  parts: Parts = {};
  /** How many views and documents have been opened: each can be gone back to. */
  openings = 0;
  /** A fault of data or engine, or of a document that came as a whole. */
  fault: Fault | null = null;
  /** What whoever handed the page out hides and locks; null: nothing. */
  presentation: Presentation | null = null;
  /** Going back in time; null until its code has come. */
  past: Past | null = null;
  /** A first visit, until its first run is started. */
  fresh = false;

  readonly #draft: Draft;
  readonly #list: RunList;
  readonly #pulse: Pulse;
  readonly #memory: Memory = new Map();
  /** Whoever asked for a run's history, in the order of the answers. */
  readonly #histories = new Map<number, ((columns: HistoryColumns | null) => void)[]>();
  #lastId = 0;
  #beginning: Experiment | null = null;

  constructor(
    readonly catalogue: Catalogue,
    private readonly engine: Engine,
    options: LabOptions = {},
  ) {
    super();
    const send = (request: Request) => engine.send(request);
    this.#list = new RunList(catalogue, (run) => {
      send({ type: 'forget', run });
      for (const tell of this.#histories.get(run) ?? []) tell(null);
      this.#histories.delete(run);
    });
    this.#pulse = new Pulse(
      options.nextTurn ?? ((callback) => requestAnimationFrame(callback)),
      () => this.dispatchEvent(new Event('change')),
      (run) => send({ type: 'ack', run }),
      options.pace ?? 0,
    );
    this.#draft = this.#newDraft();
    engine.onReply((reply) => this.#receive(reply));
  }

  /** Opens the first document: one that was brought along, or the one to begin with. */
  start(beginning: Experiment, brought: Experiment | null = null): void {
    this.#beginning = beginning;
    this.#watch();
    const opened = brought && this.#unfold(brought);
    this.fresh = opened === null;
    const edit = opened ?? { apply: () => beginning };
    this.#draft.put({ path: '', begins: true, fallback: beginning, ...edit });
  }

  /** In the order they were made; the last may not have been started. */
  get runs(): Run[] {
    return this.#list.runs;
  }

  get current(): Run | null {
    return this.#list.current;
  }

  // The views

  open(view: ViewId): void {
    if (view !== this.view) {
      if (this.refuses((handed) => handed.locks('views'))) return;
      this.openings += 1;
    }
    this.view = view;
    this.#pulse.beat();
  }

  /** What a view adds to the recipe; undefined takes it away. */
  setPart(name: PartName | 'race', value: unknown): void {
    this.parts = withValue(this.parts, name, value);
    this.#pulse.beat();
  }

  /** What a link to the page as it is holds, and the open view's command takes. */
  get document(): object | null {
    return this.draft && join(this.draft, this.parts, this.view);
  }

  /** Opens a document's view with its parts; null, and a fault, when one of them cannot be. */
  #unfold(document: Experiment): { apply(): Experiment; refused(): void } | null {
    const before = { view: this.view, parts: this.parts, openings: this.openings };
    this.fault = null;
    try {
      const { recipe, ...place } = opened(document, before.parts, this.#beginning);
      Object.assign(this, place);
      return { apply: () => recipe, refused: () => Object.assign(this, before) };
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      this.fail(error.fault);
      return null;
    }
  }

  /** Hides and locks parts of the page. */
  present(presentation: Presentation | null): void {
    this.presentation = presentation;
    this.#pulse.beat();
  }

  /** Says so when what a person asks for is locked. */
  refuses(isLocked: (presentation: Presentation) => boolean): boolean {
    const refused = this.presentation !== null && isLocked(this.presentation);
    if (refused) this.fail({ code: 'locked', message: '', path: '' });
    return refused;
  }

  /** Whether another recipe may stand in the place of the draft. */
  #refusesRecipe(experiment: Experiment): boolean {
    const { draft } = this;
    return this.refuses((handed) =>
      // What is locked is not known before the core has answered.
      draft ? handed.alters(draft, experiment) : handed.locksRecipe,
    );
  }

  // The recipe

  /** The recipe being edited; null until the core has answered once. */
  get draft(): FullExperiment | null {
    return this.#draft.document;
  }

  /** What the core says of the draft. */
  get info(): RunInfo | null {
    return this.#draft.info;
  }

  /** lr(t) of the draft as far as it is not yet used. */
  get planned(): Series | null {
    return this.#draft.planned ?? this.current?.planned ?? null;
  }

  /** The core has not yet answered the last edit. */
  get busy(): boolean {
    return this.#draft.busy;
  }

  get refusal(): Refusal | null {
    return this.#draft.refusal;
  }

  /** The document that could not be made ready when the last fault came. */
  get failed(): Experiment | undefined {
    return this.#draft.failed?.candidate;
  }

  /** The draft is another experiment than the current run, which has made steps already. */
  get needsRestart(): boolean {
    return this.#draft.waiting;
  }

  /** Live knobs act on the current run, from its next step on. */
  get changing(): boolean {
    const run = this.current;
    return run !== null && started(run) && !ended(run) && !this.needsRestart;
  }

  /** What the panel shows: of a run that can still be changed what is in force, else the draft. */
  get recipe(): FullExperiment | null {
    const { draft, current } = this;
    return draft && current && this.changing ? inForce(draft, current.step) : draft;
  }

  /** Whether the value at this path may be changed while a run goes on. */
  isLive(path: string): boolean {
    const [part = '', name] = path.split('.');
    if (part !== 'optimizer' || name === undefined) return part === 'schedule';
    const optimizer = findEntry(this.catalogue, 'optimizer', this.recipe?.optimizer.name ?? '');
    return optimizer?.knobs.find((knob) => knob.name === name)?.live ?? false;
  }

  /** Sets one value, or a whole choice; undefined takes it away. When the core refuses, `refusal` says why. */
  edit(path: string, value: unknown): void {
    const [part, knob = ''] = path.split('.');
    this.alter(
      path,
      (document) => setValue(document, path, value),
      ({ schedule }) =>
        part === 'optimizer'
          ? { optimizer: { [knob]: value as KnobValue } }
          : { schedule: knob ? withValue(schedule, knob, value) : (value as Choice) },
    );
  }

  /** Another optimizer, schedule, data set and so on. */
  choose(slot: Slot, name: string): void {
    const apply = (document: FullExperiment) =>
      choose(document, slot, name, this.catalogue, this.#memory);
    this.alter(slot, apply, (recipe) => ({ schedule: apply(recipe).schedule }));
  }

  /** How long to train, in steps or in epochs. */
  setLength(unit: 'steps' | 'epochs', value: unknown): void {
    const other = unit === 'steps' ? 'epochs' : 'steps';
    this.alter(unit, (document) => withValue(setValue(document, unit, value), other, undefined));
  }

  /** Takes back everything that was changed while it ran, in the draft. */
  clearChanges(): void {
    this.edit('changes', []);
  }

  /** Another document, chosen in the page: what is locked stays as it is, and so does the task. */
  replace(document: Experiment, play = false): void {
    const { task } = this.parts;
    if (this.#refusesRecipe(document)) return;
    this.bring(task === undefined ? document : Object.assign({ task }, document), play);
  }

  /** Another document altogether, its recipe made ready as a run, and trained at once when `play`. */
  bring(document: Experiment, play = false): void {
    const opened = this.#unfold(document);
    if (opened === null) return;
    this.#open({ path: '', ...opened });
    if (play) this.#draft.afterwards(() => this.play());
  }

  /** Where the address leads. A recipe that is there already, and stays, goes on as it is. */
  follow(document: Experiment): void {
    const opened = this.#unfold(document);
    if (opened === null) return;
    const isThere = !hasRecipe(document) || (!this.busy && same(opened.apply(), this.draft));
    if (isThere) this.#pulse.beat();
    else this.#draft.replace({ path: '', begins: true, ...opened });
  }

  /** Another recipe in the place of the draft, made ready as a run. */
  #open(edit: Edit): void {
    this.fault = null;
    this.openings += 1;
    this.#draft.replace({ ...edit, begins: true });
  }

  /** Gives up a draft that waits for a restart: back to the current run's recipe. */
  discard(): void {
    const experiment = this.current?.experiment;
    if (experiment) this.#draft.replace({ path: '', apply: () => experiment });
  }

  /** Makes another recipe of it; the path is that of the field that shows why it is refused. */
  alter(
    path: string,
    apply: Edit['apply'],
    change?: (recipe: FullExperiment) => Omit<Change, 'step'>,
  ): void {
    const { recipe } = this;
    if (recipe === null || this.refuses((handed) => handed.locksPath(path))) return;
    if (this.fault?.code === 'document') this.fault = null;
    const live = change !== undefined && this.changing && this.isLive(path);
    if (same(apply(recipe), recipe)) this.#draft.pardon(path);
    else this.#draft.put(live ? { path, apply, change: change(recipe) } : { path, apply });
  }

  #newDraft(): Draft {
    const lab = this;
    return new Draft({
      get current() {
        return lab.current;
      },
      get changing() {
        return lab.changing;
      },
      newId: () => ++this.#lastId,
      send: (request) => this.engine.send(request),
      notify: () => this.#pulse.beat(),
      loaded: ({ run, info, points }, fork) => {
        this.past?.leave();
        this.#list.open(run, info, points, fork);
        if (this.chartView.range) this.setChartView({ range: null });
      },
      changed: (experiment) => this.#list.change(experiment),
      failed: (fault) => this.fail(fault),
    });
  }

  // The transport

  play(): void {
    this.past?.leave();
    this.#go((run) => {
      this.#update(run.id, { state: 'running' });
      this.engine.send({ type: 'play', run: run.id, stepsPerSecond: this.speed });
    });
  }

  pause(): void {
    this.#draft.afterwards(null);
    if (this.current) this.engine.send({ type: 'pause', run: this.current.id });
  }

  /** One update, or several at once. */
  step(updates = 1): void {
    this.#advance(updates);
  }

  /** To the end of the epoch. */
  epoch(): void {
    this.#advance('epoch');
  }

  /** The draft from its first step; the run that was stays as a quieter line. */
  reset(): void {
    this.#draft.afterwards(null);
    this.#begin();
  }

  /** The draft as a new run, training at once. */
  restart(): void {
    if (!this.#stopsAtRefusal()) this.#begin(() => this.play());
  }

  setSpeed(stepsPerSecond: number | null): void {
    this.speed = stepsPerSecond;
    const run = this.current;
    if (run?.state === 'running') this.engine.send({ type: 'play', run: run.id, stepsPerSecond });
    this.#pulse.beat();
  }

  /** Steps can be made: the run has not ended, or another one waits. */
  get canAdvance(): boolean {
    return this.current !== null && (!ended(this.current) || this.needsRestart);
  }

  #advance(steps: number | 'epoch'): void {
    this.past?.leave();
    if (this.current && !this.canAdvance) return;
    this.#go((run) => this.engine.send({ type: 'advance', run: run.id, steps }));
  }

  /** Does something with the run that is to go on: the current one, or the draft as a new one. */
  #go(action: (run: Run) => void): void {
    if (this.#draft.busy) {
      this.#draft.afterwards(() => this.#go(action));
      return;
    }
    const run = this.current;
    if (run === null) return;
    const begins = this.needsRestart || ended(run) || !started(run);
    if (begins && this.#stopsAtRefusal()) return;
    if (this.needsRestart || ended(run)) {
      this.#begin(() => this.#go(action));
      return;
    }
    if (!started(run)) {
      this.fresh = false;
      this.#list.enlist(run);
    }
    action(run);
  }

  /** A run that begins would train something else than what stands in the refused field. */
  #stopsAtRefusal(): boolean {
    if (this.refusal === null) return false;
    const { path, reason } = this.refusal;
    this.fail({ code: 'document', path, message: `${path}: ${reason}` });
    return true;
  }

  #begin(then?: () => void): void {
    if (this.draft === null) return;
    this.#draft.put({ path: '', apply: (document) => document, begins: true });
    if (then) this.#draft.afterwards(then);
  }

  // Back in time

  /** Brings the code for it. */
  async remember(): Promise<Past> {
    const { Past } = await import('./lab/past');
    const lab = this;
    this.past ??= new Past({
      catalogue: lab.catalogue,
      get runs() {
        return lab.runs;
      },
      send: (request) => this.engine.send(request),
      notify: () => this.#pulse.beat(),
      begin: (experiment, fork) => {
        const changed = Object.keys(fork.change ?? {});
        if (this.refuses((handed) => changed.some((path) => handed.locksPath(path)))) return;
        if (this.#refusesRecipe(experiment)) return;
        this.#open({ path: '', apply: () => experiment, fork });
        this.#draft.afterwards(() => this.play());
      },
    });
    this.#pulse.beat();
    return this.past;
  }

  /** The run that is looked at as it was then, else the current one as it is. */
  get looked(): Run | null {
    return this.past?.looked ?? this.current;
  }

  /**
   * Goes on from a step of a run that has a past, with something changed there, as a run of its own
   * that trains at once. What the core refuses is told as a fault, and nothing else happens.
   */
  async fork(fork: Fork): Promise<void> {
    (await this.remember()).fork(fork);
  }

  // The list of runs

  keep(id: number, kept = true): void {
    this.#update(id, { kept });
  }

  hide(id: number, hidden = true): void {
    this.#update(id, { visible: !hidden });
  }

  rename(id: number, name: string): void {
    // What has been given a name is to stay.
    if (name.trim() !== '') this.#update(id, { name: name.trim(), kept: true });
  }

  /** A run's recipe as the draft again. */
  loadAgain(id: number): void {
    const run = this.#list.find(id);
    if (run === undefined || this.#refusesRecipe(run.experiment)) return;
    this.#open({ path: '', apply: () => run.experiment });
  }

  remove(id: number): void {
    const wasCurrent = this.current?.id === id;
    if (this.past?.visiting?.run.id === id) this.past.leave();
    this.#list.remove(id);
    this.#pulse.beat();
    if (wasCurrent) this.#begin();
  }

  /** Every step of a run; null when its history is gone. */
  historyOf(id: number): Promise<HistoryColumns | null> {
    return new Promise((resolve) => {
      this.#histories.set(id, (this.#histories.get(id) ?? []).concat(resolve));
      this.engine.send({ type: 'history', run: id });
    });
  }

  // How it is looked at

  setChartView(view: Partial<ChartView>): void {
    this.chartView = { ...this.chartView, ...view };
    if ('smoothing' in view || 'range' in view || 'logX' in view) this.#watch();
    this.#pulse.beat();
  }

  #watch(): void {
    const { smoothing, range, logX } = this.chartView;
    this.engine.send({ type: 'watch', watch: { smoothing, range, logX, buckets: BUCKETS } });
  }

  /** Asks once more for what did not come; a run that was lost with its engine is loaded again. */
  retry(): void {
    const lost = this.fault?.code === 'engine' ? this.draft : null;
    this.fault = null;
    if (lost) this.#draft.replace({ path: '', apply: () => lost, begins: true });
    else this.#draft.again();
  }

  dismissFault(): void {
    this.fault = null;
    this.#pulse.beat();
  }

  // Replies

  #receive(reply: Reply): void {
    const asked = this.#histories.get(reply.run);
    if (reply.type === 'history') asked?.shift()?.(reply.columns);
    // A worker that dies answers all that it was asked, its draft too.
    if (reply.type === 'fault' && reply.request === 'history') asked?.shift()?.(null);
    if (this.#draft.receive(reply)) return;
    if (reply.type === 'frame') this.#show(reply.run, reply.frame);
    if (reply.type === 'visited') this.past?.receive(reply.run, reply.visit);
    if (reply.type === 'fault') {
      if (reply.request === 'visit' || reply.fault.code === 'engine') this.past?.leave();
      this.fail(reply.fault);
    }
  }

  #show(id: number, frame: Frame): void {
    const before = this.#list.find(id)?.state;
    if (!this.#list.show(id, frame)) return;
    if (this.#list.find(id)?.state !== before) this.#pulse.beat();
    this.dispatchEvent(new Event('frame'));
    this.#pulse.frame(id);
  }

  /** Shows a fault above the charts. An engine that is gone trains nothing any more. */
  fail(fault: Fault): void {
    this.fault = fault;
    // There the file is asked for.
    if (fault.code === 'table') [this.awaiting, this.view] = [this.view, 'data'];
    const run = this.current;
    if (fault.code === 'engine' && run?.state === 'running') {
      this.#update(run.id, { state: 'paused' });
    }
    this.#pulse.beat();
  }

  #update(id: number, fields: Partial<Run>): void {
    this.#list.update(id, fields);
    this.#pulse.beat();
  }
}
