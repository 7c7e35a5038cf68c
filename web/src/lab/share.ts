/** What is handed on: the links to what is open. */
import type { Lab } from '../lab';
import { linkTo, shortLinkTo } from './link';
import { State } from './state';

export class Share extends State {
  /** The address of what is open; empty until it is made. */
  link = '';
  /** Without defaults, for a QR code. */
  short = '';
  private of: Pick<Lab, 'draft' | 'view' | 'parts'> | null = null;

  constructor(
    readonly lab: Lab,
    nextTurn?: (callback: () => void) => void,
  ) {
    super(nextTurn);
  }

  /** Makes the links when what is open has changed. */
  async follow(): Promise<void> {
    const { draft, view, parts, document, catalogue } = this.lab;
    const { of } = this;
    if (document === null || (draft === of?.draft && view === of.view && parts === of.parts))
      return;
    this.of = { draft, view, parts };
    const [link, short] = await Promise.all([linkTo(document), shortLinkTo(document, catalogue)]);
    Object.assign(this, { link, short });
    this.changed();
  }
}
