/** Landscape: the loss on a plane through the path of training. */
import { html } from 'lit';
import { Follow, LabElement } from '../../components/light';
import { pageLab } from '../../engine/page-lab';
import { Landscape } from '../../lab/landscape';
import { perLab } from '../../lab/per-lab';
import { addMessages } from '../../locales';
import { landscape as words } from '../../locales/en/landscape';
import { recipeStrip } from '../recipe-strip';
import './map';
import { settings } from './settings';
import { standing } from './standing';
import '../../styles/views.css';
import '../../styles/landscape.css';

addMessages(words);

const landscapeOf = perLab((lab) => new Landscape(lab, pageLab()));

export class LabLandscape extends LabElement {
  constructor() {
    super();
    new Follow(this, () => landscapeOf(this.lab));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A link to the view holds what it shows.
    if (this.lab.parts.landscape === undefined) this.lab.setPart('landscape', {});
  }

  override render() {
    const { lab } = this;
    const state = landscapeOf(lab);
    return html`<div class="two-panes landscape">
      <div class="pane">
        ${recipeStrip(lab)} ${settings(state)} ${standing(state)}
      </div>
      <div class="landscape-answer">
        <lab-landscape-map
          .measured=${state.measured}
          .settings=${state.begun?.landscape ?? state.settings}
        ></lab-landscape-map>
      </div>
    </div>`;
  }

  override updated(): void {
    landscapeOf(this.lab).follow();
  }
}

customElements.define('lab-landscape', LabLandscape);
