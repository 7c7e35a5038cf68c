/** The dialog in which an experiment is handed on. */
import { html, render } from 'lit';
import '../../charts/dialog.css';
import { icon } from '../../components/icons';
import { Follow, LabElement } from '../../components/light';
import { saveFile } from '../../components/save-file';
import { segments } from '../../components/segments';
import { createPool } from '../../engine/page-pool';
import type { Preview } from '../../experiment/preview';
import type { Lab } from '../../lab';
import { Classroom } from '../../lab/classroom';
import { tableIn } from '../../lab/document-table';
import { Embedding } from '../../lab/embedding';
import { perLab } from '../../lab/per-lab';
import { Share } from '../../lab/share';
import { addMessages, t } from '../../locales';
import { share as sentences } from '../../locales/en/share';
import '../../styles/share.css';
import { bundledWith } from '../../table/bundled';
import { checkPane } from './check';
import { classroomPane } from './classroom';
import { embedPane } from './embed';
import { showCode } from './full-screen';
import { linkPart } from './link';

addMessages(sentences);

const shareOf = perLab((lab) => new Share(lab));
const embeddingOf = perLab(() => new Embedding());
const classroomOf = perLab((lab) => new Classroom(lab, createPool()));

const panes = ['link', 'embed', 'classroom', 'check'] as const;
type Pane = (typeof panes)[number];

export class LabShare extends LabElement {
  static override properties = { ...LabElement.properties, pane: { state: true } };
  pane: Pane = 'link';

  constructor() {
    super();
    new Follow(this, () => shareOf(this.lab));
    new Follow(this, () => embeddingOf(this.lab));
    new Follow(this, () => classroomOf(this.lab));
  }

  override willUpdate(): void {
    void shareOf(this.lab).follow(this.pane === 'classroom' ? classroomOf(this.lab).part : null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    classroomOf(this.lab).stop();
  }

  override render() {
    const dialog = this.parentElement as HTMLDialogElement;
    const choices = panes.map((value) => ({ value, text: t(`share.${value}`) }));
    const open = (pane: Pane) => {
      this.pane = pane;
    };
    return html`<div class="charts-dialog-head">
        <h2 id="share-title">${t('share.title')}</h2>
        ${segments(t('share.title'), choices, this.pane, open)}
        <button class="charts-tool" aria-label=${t('share.close')} @click=${() => dialog.close()}>
          ${icon('close')}
        </button>
      </div>
      ${this.#pane(dialog)}`;
  }

  #pane(dialog: HTMLDialogElement) {
    const share = shareOf(this.lab);
    const room = classroomOf(this.lab);
    const enlarge = () => showCode(share.short, dialog);
    switch (this.pane) {
      case 'link':
        return linkPart(share, linkHelp(share), enlarge);
      case 'embed':
        return embedPane(embeddingOf(this.lab), share.link);
      case 'classroom':
        return classroomPane(room, linkPart(share, '', enlarge, saveTask(share)));
      case 'check':
        return checkPane(room);
    }
  }
}

/** What the link holds, and what it cannot. */
function linkHelp({ document, lab }: Share): string {
  const { data, preview } = (document ?? {}) as { data?: unknown; preview?: Partial<Preview> };
  const table = preview?.table ?? tableIn(data);
  if (!table) return t(lab.view === 'data' ? 'share.dataHelp' : 'share.linkHelp');
  const { name, cells, sha256 = '' } = table;
  return cells || bundledWith(sha256) ? t('share.linkHelp') : t('share.tableHelp', { name });
}

/** The file that `descent check` takes. */
function saveTask({ document }: Share) {
  const save = () => {
    const json = JSON.stringify(document, null, 2);
    saveFile(new Blob([json], { type: 'application/json' }), 'task.json');
  };
  return html`<div class="share-save">
    <button type="button" class="btn" ?disabled=${document === null} @click=${save}>
      ${t('class.save')}
    </button>
    <span class="note">${t('class.saveHelp')}</span>
  </div>`;
}

customElements.define('lab-share', LabShare);

export function openShare(lab: Lab): void {
  // Pressed again while the code for it came.
  if (document.querySelector('dialog.share')) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'charts-dialog share';
  dialog.setAttribute('aria-labelledby', 'share-title');
  dialog.addEventListener('close', ({ target }) => {
    // One that lies over it closes alone.
    if (target === dialog) dialog.remove();
  });
  render(html`<lab-share .lab=${lab}></lab-share>`, dialog);
  document.querySelector('lab-app')?.append(dialog);
  dialog.showModal();
}
