/** Data: a table of one's own, what is decided about it, and how it looks once it is encoded. */
import { faultOf } from '../engine/fault';
import type { AskedTask, LabClient } from '../engine/lab-client';
import type { OpenedTable, TableAsk } from '../engine/tasks/table';
import type { EncodedAsk, EncodedRows, Levels } from '../engine/tasks/table-look';
import { readPreview } from '../experiment/preview';
import type { GivenTableData, TableReading } from '../experiment/table-data';
import type { Lab } from '../lab';
import type { Fault } from '../protocol';
import type { TableStore } from '../table/store';
import {
  type Choices,
  type ColumnChoice,
  choicesOf,
  tableDataOf,
  withColumn,
  withTarget,
} from './column-choices';
import {
  dataWith,
  documentWith,
  readable,
  readingIn,
  sameTable,
  tableIn,
  withCells,
  wordsOf,
} from './document-table';
import { same } from './edits';
import { OpenTable } from './open-table';
import { State } from './state';

const beginning = (table: OpenedTable) => choicesOf(table, table.data);

export class Data extends State {
  readonly source: OpenTable;
  table: OpenedTable | null = null;
  choices: Choices | null = null;
  /** Of the choices, or of earlier ones until theirs has come. */
  encoded: EncodedRows | null = null;
  /** The rows that are looked at, as they are written, and the first of them. */
  cells: string[][] = [];
  from = 0;
  /** Why the choices come to nothing. */
  refusal: Fault | null = null;
  /** Another table is being chosen. */
  choosing = false;
  /** The last file that was opened is another one than the document wants. */
  another = false;
  /** So many columns are listed. */
  mostColumns = 60;
  /** Of columns that somebody puts into an order. */
  readonly levels = new Map<string, Levels>();

  /** What is decided at first about the table that is being opened. */
  #decided: (table: OpenedTable) => Choices = beginning;
  /** The first row that is to be looked at, of this table and of the one that is being opened. */
  #begin = 0;
  #beginNext = 0;
  /** Somebody has chosen this table, and the document does not know yet: from there one can go back. */
  #isChosen = false;
  #held: TableAsk = { from: { sha256: '' }, reading: {} };
  #encoding: AskedTask<'encoded'> | null = null;
  /** What was last asked to be encoded. */
  #asked = '';
  /** What was last taken from the document. */
  #adopted: string | null = null;
  /** The document's part as it was last read or written. */
  #part: unknown;
  /** What it was written of. */
  #written: unknown[] = [];
  /** The table of that part, which this browser does not have. */
  #missing: GivenTableData | null = null;

  constructor(
    readonly lab: Lab,
    private readonly client: LabClient,
    store: TableStore,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
    this.source = new OpenTable(client, store, {
      changed: () => this.changed(),
      opened: (table, ask) => this.#take(table, ask),
    });
  }

  // The table

  /** `file` may be on its way. `target`: what is to be told from it, where that is known beforehand. */
  openFile(file: Blob | Promise<Blob>, name: string, target = ''): void {
    // A file that is asked for is read as whoever asks has read it.
    const reading = this.wanted ? readingIn(this.wanted) : {};
    const ask = (file: Blob): TableAsk => ({ from: { file, name }, reading });
    this.#openChosen(name, file instanceof Blob ? ask(file) : file.then(ask), (table) =>
      target === '' ? beginning(table) : withTarget(beginning(table), table, target),
    );
  }

  openKept({ sha256, name }: { sha256: string; name: string }): void {
    this.#openChosen(name, { from: { sha256 }, reading: {} });
  }

  /** The same table, read otherwise. */
  readAgain(change: TableReading): void {
    const { from, reading } = this.#held;
    if (!this.table) return;
    this.#open(this.table.name, { from, reading: { ...reading, ...change } }, beginning, true);
  }

  #open(
    name: string,
    ask: TableAsk | Promise<TableAsk>,
    begin = beginning,
    again = false,
  ): Promise<Fault | null> {
    this.#decided = begin;
    this.#beginNext = 0;
    return this.source.open(name, ask, again);
  }

  #openChosen(name: string, ask: TableAsk | Promise<TableAsk>, begin = beginning): void {
    void this.#open(name, ask, (table) => {
      this.#isChosen = true;
      return begin(table);
    });
  }

  choose(): void {
    this.choosing = true;
    this.changed();
  }

  /** Back to the table that is open. */
  goBack(): void {
    this.choosing = false;
    this.source.fault = null;
    if (this.#awaited) this.lab.dismissFault();
    this.#missing = null;
    this.changed();
  }

  /** The table that the document wants and this browser does not have. */
  get wanted(): GivenTableData | null {
    return this.#awaited ?? this.#missing;
  }

  /** That of a recipe. */
  get #awaited(): GivenTableData | null {
    const { fault, failed } = this.lab;
    return fault?.code === 'table' && failed ? tableIn(failed.data) : null;
  }

  /**
   * Shows what the document's part leads to, or the table that has come into its recipe, split by the
   * document's seed; and what is shown is told to the document.
   */
  follow(): void {
    const { draft, parts, busy } = this.lab;
    // A document that waits for its file has not come yet.
    if (!draft || busy || this.#awaited) return;
    const own = tableIn(draft.data);
    const words = own && wordsOf(own);
    const isNew = words !== null && words !== this.#adopted;
    this.#adopted = words ?? this.#adopted;
    if (parts.preview !== this.#part) this.#read(parts.preview ?? {}, own);
    else if (own && isNew) void this.#show(own, 0);
    this.#encode();
    this.#tell();
  }

  #read(part: unknown, own: GivenTableData | null): void {
    this.#part = part;
    try {
      const { row, table } = readPreview(part);
      const shown = table ?? own;
      const now = this.#shown;
      this.choosing = shown === null && this.table !== null;
      if (shown && !(now && sameTable(now, shown))) void this.#show(shown, row);
      else if (shown && row !== this.#begin) this.look(row);
      this.changed();
    } catch (error) {
      this.source.fail(error);
    }
  }

  async #show(data: GivenTableData, row: number): Promise<void> {
    const { sha256 = '' } = data;
    const from = data.cells ? { written: data } : { sha256 };
    const begin = (table: OpenedTable) => choicesOf(table, data);
    const opened = this.#open(data.name, { from, reading: readingIn(data) }, begin);
    this.#beginNext = row;
    const fault = await opened;
    if (!fault || data.cells || this.source.kept?.some((kept) => kept.sha256 === sha256)) return;
    this.source.fault = null;
    this.#missing = data;
    this.changed();
  }

  /** Says in the document what is shown, unless something else is asked for or on its way. */
  #tell(): void {
    const { lab, choices, table } = this;
    const { draft, parts } = lab;
    const now = [draft?.data, choices, table, this.#begin, parts.preview];
    if (now.every((one, i) => one === this.#written[i])) return;
    if (!draft || this.wanted || this.source.opening || this.source.fault || this.choosing) return;
    this.#written = now;
    const own = tableIn(draft.data);
    const shown = this.#shown;
    const isOwn = shown && own && sameTable(shown, own);
    const part = {
      ...(this.#begin > 0 && { row: this.#begin }),
      ...(shown && !isOwn && { table: shown }),
    };
    const isChosen = this.#isChosen;
    this.#isChosen = false;
    if (same(part, parts.preview)) return;
    // A view that opens with a table has its entry already.
    if (isChosen && parts.preview) lab.openings += 1;
    this.#part = this.#written[4] = part;
    lab.setPart('preview', part);
  }

  #take(table: OpenedTable, { from, reading }: TableAsk): void {
    this.#held = { from: 'written' in from ? from : { sha256: table.sha256 }, reading };
    Object.assign(this, { table, encoded: null, refusal: null, choosing: false });
    Object.assign(this, { cells: table.first, from: 0 });
    this.#begin = Math.min(this.#beginNext, table.rows - 1);
    this.levels.clear();
    this.choices = this.#decided(table);
    this.#give(table);
    this.#encode();
  }

  /** Goes on with a document that has waited for this table. */
  #give(table: OpenedTable): void {
    const { wanted, lab } = this;
    this.another = wanted !== null && wanted.sha256 !== table.sha256;
    if (wanted === null || this.another) return;
    // The entry of whoever waited for it is there already.
    this.#isChosen = false;
    this.choices = choicesOf(table, wanted);
    if (wanted === this.#missing) {
      this.#missing = null;
      return;
    }
    if (table.unkept !== null) return;
    this.#adopted = wordsOf(wanted);
    // Where a task locks its views, too: nobody leaves what was opened.
    lab.view = lab.awaiting;
    lab.retry();
  }

  // The choices

  setColumn(name: string, change: Partial<Omit<ColumnChoice, 'name'>>): void {
    this.#decide((choices) => withColumn(choices, name, change));
    if (change.kind === 'ordered') void this.#findLevels(name);
  }

  setTarget(name: string): void {
    this.#decide((choices, table) => withTarget(choices, table, name));
  }

  set(change: Partial<Omit<Choices, 'columns' | 'target'>>): void {
    this.#decide((choices) => ({ ...choices, ...change }));
  }

  #decide(change: (choices: Choices, table: OpenedTable) => Choices): void {
    if (!this.choices || !this.table) return;
    this.choices = change(this.choices, this.table);
    this.#encode();
    this.#tell();
    this.changed();
  }

  /** An order begins as that of the code points. */
  async #findLevels(column: string): Promise<void> {
    const { table } = this;
    try {
      const levels = await this.client.ask('levels', { ...this.#held, column }).result;
      if (levels === null || this.table !== table) return;
      this.levels.set(column, levels);
      const choice = this.choices?.columns.find(({ name }) => name === column);
      if (!choice?.order && !levels.more) this.setColumn(column, { order: levels.levels });
      this.changed();
    } catch (error) {
      this.source.fail(error);
    }
  }

  /** Looks at rows further down; not beyond the last. */
  look(from: number): void {
    this.#begin = Math.max(0, Math.min(from, (this.table?.rows ?? 0) - 1));
    this.#encode();
    this.#tell();
    this.changed();
  }

  showMoreColumns(): void {
    this.mostColumns += 200;
    this.changed();
  }

  // What they come to

  /** The choices are being encoded. */
  get waiting(): boolean {
    return this.#encoding !== null;
  }

  /** There is something to train on. */
  get ready(): boolean {
    return this.encoded !== null && this.refusal === null;
  }

  /** `data.table` of a document; null while a target and a feature are wanting. */
  get #tableData(): GivenTableData | null {
    const { choices, table } = this;
    return choices && table && tableDataOf(choices, table);
  }

  /** The same as a document without it holds it: with the cells that stand in a document already. */
  get #shown(): GivenTableData | null {
    const data = this.#tableData;
    if (data === null) return null;
    const { from } = this.#held;
    const own = tableIn(this.lab.draft?.data);
    const isOwn = own?.sha256 !== undefined && own.sha256 === data.sha256;
    return readable(withCells(data, 'written' in from ? from.written : isOwn ? own : null));
  }

  /** Asks for what the choices come to, unless that was asked for last. */
  #encode(): void {
    const { draft } = this.lab;
    const table = this.#tableData;
    if (!draft || !table) {
      this.#encoding?.stop();
      this.#encoding = null;
      Object.assign(this, { encoded: null, refusal: null });
      this.#asked = '';
      return;
    }
    const data = dataWith(this.lab, table);
    const ask = { data, seed: draft.seed, begin: this.#begin };
    const asked = JSON.stringify([ask, this.#held.reading]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#askEncoded(ask);
  }

  async #askEncoded(ask: Omit<EncodedAsk, keyof TableAsk>): Promise<void> {
    this.#encoding?.stop();
    const task = this.client.ask('encoded', { ...this.#held, ...ask });
    this.#encoding = task;
    try {
      const encoded = await task.result;
      if (this.#encoding !== task) return;
      Object.assign(this, { encoded, refusal: null });
      if (encoded) Object.assign(this, { cells: encoded.cells, from: ask.begin });
      this.#encoding = null;
    } catch (error) {
      if (this.#encoding !== task) return;
      Object.assign(this, { encoded: null, refusal: faultOf(error) });
      this.#encoding = null;
    }
    this.changed();
  }

  /** Makes it the data of the recipe, and opens that; false when there is nothing to make. */
  async use(): Promise<boolean> {
    const { encoded, lab, ready } = this;
    const table = this.#tableData;
    if (!table || !encoded || !ready) return false;
    try {
      const cells = await this.client.ask('inline', { ...this.#held, data: table }).result;
      const data = { ...table, ...(cells && { cells }) };
      this.#adopted = wordsOf(data);
      lab.replace(documentWith(lab, data, encoded));
      return true;
    } catch (error) {
      this.source.fail(error);
      return false;
    }
  }
}
