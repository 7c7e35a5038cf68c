/** Comes with a page that was handed out with parts of it hidden or locked, before it is drawn. */
import { html, nothing } from 'lit';
import { LabElement } from '../../components/light';
import { DocumentFault } from '../../experiment/document-fault';
import { type Handed, handedBy, handedIn, Presentation } from '../../experiment/presentation';
import type { Lab } from '../../lab';
import { asked } from '../../lab/address';
import { addMessages, list, t } from '../../locales';
import { handedOut } from '../../locales/en/handed-out';
import '../../styles/handed-out.css';
import '../task';

addMessages(handedOut);

/** From now on the page is as its address and the open document's task want it. */
export function handOut(lab: Lab): void {
  let followed: unknown = null;
  let host: Handed = {};
  let said: string | null = null;
  const follow = () => {
    const { task } = lab.parts;
    const says = asked.toString();
    if (followed === task && said === says) return;
    if (said !== says) host = soundly(lab, () => handedIn(asked));
    followed = task;
    said = says;
    const presentation = new Presentation(
      host,
      soundly(lab, () => handedBy(task ?? {})),
    );
    mark(presentation);
    lab.present(presentation);
  };
  lab.addEventListener('change', follow);
  follow();
}

/** What cannot be understood is told, and restricts nothing. */
function soundly(lab: Lab, read: () => Handed): Handed {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DocumentFault)) throw error;
    lab.fail(error.fault);
    return {};
  }
}

/** The style sheet hides by these. */
function mark({ hidden, locked }: Presentation): void {
  const root = document.documentElement;
  for (const [name, parts] of Object.entries({ hidden, locked })) {
    if (parts.length > 0) root.setAttribute(`data-${name}`, parts.join(' '));
    else root.removeAttribute(`data-${name}`);
  }
}

const padlock = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
  <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
  <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
</svg>`;

/** Above the recipe: what in it is locked, and why. */
export class LabHandedOut extends LabElement {
  override render() {
    const { presentation } = this.lab;
    if (!presentation?.locksRecipe) return nothing;
    const names = presentation.locks('recipe')
      ? t('handed.recipe')
      : list(
          presentation.locked.filter((part) => part !== 'views').map((part) => t(`handed.${part}`)),
          'and',
        );
    return html`<p class="handed">${padlock}<span>${t('handed.locked', { names })}</span></p>`;
  }
}

customElements.define('lab-handed-out', LabHandedOut);
