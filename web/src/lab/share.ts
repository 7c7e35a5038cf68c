/** What is handed on: the links to what is open, or to a task made of it. */
import { join } from '../experiment/views';
import type { Lab } from '../lab';
import { linkTo, shortLinkTo } from './link';
import { State } from './state';

type Source = Pick<Lab, 'draft' | 'view' | 'parts'> & { task: object | null };

export class Share extends State {
  /** The address of what is handed on; empty until it is made. */
  link = '';
  /** Without defaults, for a QR code. */
  short = '';
  /** What the links are of. */
  document: object | null = null;
  private of: Source | null = null;

  constructor(
    readonly lab: Lab,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  /** Makes the links when what they are of has changed. */
  async follow(task: object | null): Promise<void> {
    const { draft, view, parts, catalogue } = this.lab;
    const source = { draft, view, parts, task };
    const names = Object.keys(source) as (keyof Source)[];
    if (draft === null || names.every((name) => source[name] === this.of?.[name])) return;
    this.of = source;
    const document = task ? join(draft, { ...parts, task }, 'train') : this.lab.document;
    const [link, short] = await Promise.all([linkTo(document), shortLinkTo(document, catalogue)]);
    // Another may have been asked for meanwhile.
    if (source !== this.of) return;
    Object.assign(this, { link, short, document });
    this.changed();
  }
}
