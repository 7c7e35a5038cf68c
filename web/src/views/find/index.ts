/** Find rate: the LR range test. */
import { html, nothing } from 'lit';
import { icon } from '../../components/icons';
import { Follow, LabElement } from '../../components/light';
import { progress } from '../../components/progress';
import { saveFile } from '../../components/save-file';
import { createPool } from '../../engine/page-pool';
import type { RuleName } from '../../experiment/range-test/rules';
import { rangeTestCsv } from '../../export/range-test-csv';
import { Find } from '../../lab/find';
import { perLab } from '../../lab/per-lab';
import { addMessages, t } from '../../locales';
import { find as words } from '../../locales/en/find';
import { formatRate } from '../../locales/numbers';
import { faultWords } from '../../locales/words';
import { recipeStrip } from '../recipe-strip';
import './chart';
import type { MoveEvent } from './chart';
import { settings } from './settings';
import { suggestions } from './suggestions';
import '../../styles/views.css';
import '../../styles/find.css';

addMessages(words);

const findOf = perLab((lab) => new Find(lab, createPool()));

export class LabFind extends LabElement {
  static override properties = { ...LabElement.properties, lit: { state: true } };
  /** The rule pointed at. */
  lit: RuleName | null = null;

  constructor() {
    super();
    new Follow(this, () => findOf(this.lab));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A link to the view brings it back.
    if (this.lab.parts.range_test === undefined) this.lab.setPart('range_test', {});
  }

  override render() {
    const { lab, lit } = this;
    const state = findOf(lab);
    const light = (rule: RuleName | null) => {
      this.lit = rule;
    };
    return html`<div class="find">
      <div class="pane question">${recipeStrip(lab)} ${settings(state)}</div>
      <section class="stage" aria-label=${t('find.answer')}>
        <div class="find-bar">${this.#runs(state)}</div>
        ${state.fault ? html`<p class="fault" role="alert">${faultWords(state.fault.message)}</p>` : nothing}
        ${state.stale ? html`<p class="stale" role="status">${t('find.stale')}</p>` : nothing}
        ${this.#key(state)}
        <lab-range-chart
          .curve=${state.curve}
          .test=${state.shown}
          .answers=${state.answers}
          .recommended=${state.recommended}
          .lit=${lit}
          .accuracy=${lab.info?.task === 'classification'}
          @move=${({ detail: { rule, end, rate } }: MoveEvent) => state.move(rule, end, rate)}
          @light=${({ detail }: CustomEvent<RuleName | null>) => light(detail)}
        ></lab-range-chart>
      </section>
      <div class="pane answers">${suggestions(state, { lit, light })}</div>
    </div>`;
  }

  #runs(state: Find) {
    const { running, curve, result } = state;
    return html`<button
        type="button"
        class="btn solid"
        id="run-range-test"
        ?hidden=${running}
        @click=${() => state.run()}
      >
        ${t(curve ? 'find.again' : 'find.run')}
      </button>
      ${progress({
        label: t('find.progress'),
        part: state.part,
        words: this.#words(state),
        stop: running ? () => state.stop() : null,
      })}
      <button
        type="button"
        class="btn ghost square"
        aria-label=${t('find.csv')}
        title=${t('find.csv')}
        ?hidden=${result === null}
        @click=${() => this.#save(state)}
      >
        ${icon('save')}
      </button>`;
  }

  /** How far it has come, and how it ended. */
  #words({ running, part, curve, stopped, result, shown: test }: Find): string {
    const step = Math.round(part * test.steps * test.seeds);
    const steps = test.steps * test.seeds;
    if (running) return t('find.going', { step, steps });
    if (stopped) return t('find.stopped');
    if (!result || !curve) {
      const [from, to] = [formatRate(test.from), formatRate(test.to)];
      return t('find.ready', { steps, from, to });
    }
    const { lr, end, stop } = curve;
    const last = lr[Math.min(end, lr.length - 1)] ?? test.from;
    const rate = formatRate(Number(last.toPrecision(2)));
    return t(stop === null ? 'find.over' : `find.${stop}`, { rate });
  }

  #key(state: Find) {
    return html`<p class="find-key">
      <b>${t('find.loss')}</b>
      <span><i class="line"></i>${t('find.smoothed')}</span>
      <span><i class="line is-raw"></i>${t('find.raw')}</span>
      <span ?hidden=${state.curve === null}><i class="box"></i>${t('find.ignored')}</span>
    </p>`;
  }

  #save({ curve }: Find) {
    if (!curve) return;
    const file = new Blob([...rangeTestCsv(curve)], { type: 'text/csv' });
    saveFile(file, 'range-test.csv');
  }
}

customElements.define('lab-find', LabFind);
