import { html, nothing } from 'lit';
import '../charts/lab-charts';
import type { LabCharts } from '../charts/lab-charts';
import type { RunForm } from '../charts/toolbar';
import { icon, mark } from '../components/icons';
import { LabElement } from '../components/light';
import { formatLoss } from '../locales/numbers';
import '../components/menu';
import { currentTheme, followSystem, setTheme } from '../components/theme';
import type { Further } from '../experiment/further-examples';
import { examples, type Preset } from '../experiment/presets';
import type { ChartView } from '../experiment/run';
import type { ViewId } from '../experiment/views';
import { t } from '../locales';
import { currentLanguage } from '../locales/choose';
import type { Language } from '../locales/language';
import './model/lab-model';
import { type OtherView, otherViews } from './other';
import { runShortcut } from './shortcuts';
import { summaryLine } from './summary-line';
import { tabs } from './tabs';
import { firstVisit } from './train/first-visit';
import { failed, faultNotice, notices } from './train/notice';
import './train/recipe';
import './train/runs';
import type { HighlightEvent } from './train/runs';
import './train/transport';

const drawer = { id: 'instruments', load: () => import('./instruments') };

/** The page: header, recipe, charts, model and runs, transport. */
export class LabApp extends LabElement {
  static override properties = {
    ...LabElement.properties,
    highlighted: { state: true },
    sheet: { state: true },
    drawer: { state: true },
  };
  /** The run pointed at in the list. */
  highlighted: number | null = null;
  /** The recipe is open as a sheet, where it has no place beside the charts. */
  sheet = false;
  /** The instruments are open below the charts. */
  drawer = false;
  /** Examples of the menu that come when somebody turns to it. */
  #more: typeof import('./further-examples') | null = null;
  /** How far the code of what comes later has come. */
  #codes = new Map<string, 'awaited' | 'here' | 'missing'>();

  // What stands above the charts lies over them, below their tools; they leave as much room.
  #room = new ResizeObserver(([entry]) => {
    const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
    this.style.setProperty('--above', `${height}px`);
  });
  // The curves follow every frame; everything else that is shown, the changes.
  #goOn = () => {
    const { view, runs, current } = this.lab;
    if (view === 'train') this.querySelector('lab-charts')?.follow(runs, current);
  };
  #ends = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    // In another language the page is another element.
    const ends = this.#ends;
    this.lab.addEventListener('frame', this.#goOn, ends);
    addEventListener('keydown', (event) => this.#press(event), ends);
    followSystem(() => this.requestUpdate(), ends);
    // A window made wide has a place for the recipe again.
    const leaveSheet = () => {
      this.sheet = false;
    };
    matchMedia('(min-width: 900px)').addEventListener('change', leaveSheet, ends);
  }

  override firstUpdated(): void {
    this.#room.observe(this.querySelector('.above') as HTMLElement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room.disconnect();
    this.#ends.abort();
  }

  override render() {
    const { lab, sheet } = this;
    const other = otherViews.find(({ id }) => id === lab.view);
    return html`<div class="frame">
      <header class="header" ?inert=${sheet}>${this.#header()}</header>
      <main class="body" ?hidden=${other}>
        <section
          class="pane recipe ${sheet ? 'is-open' : ''}"
          id="recipe"
          aria-label=${t('app.recipe')}
          role=${sheet ? 'dialog' : nothing}
          aria-modal=${sheet ? 'true' : nothing}
        >
          <div class="sheet-title">
            <h2>${t('app.recipe')}</h2>
            <button type="button" class="btn solid" id="close-recipe" @click=${() => this.#showSheet(false)}>
              ${t('app.done')}
            </button>
          </div>
          <lab-recipe .lab=${lab}></lab-recipe>
        </section>
        <section class="stage" aria-label=${t('app.charts')} ?inert=${sheet}>
          ${this.#strip()}
          <div class="answer">
            <div class="above">
              <lab-task .lab=${lab}></lab-task>
              ${notices(lab, this.#codes.get(drawer.id) === 'here')} ${lab.fresh && lab.current ? firstVisit(lab) : nothing}
            </div>
            <lab-charts
              .runs=${lab.runs}
              .current=${lab.current}
              .view=${lab.chartView}
              .highlighted=${this.highlighted}
              .visiting=${lab.past?.visiting ?? null}
              @view-change=${(event: CustomEvent<Partial<ChartView>>) =>
                lab.setChartView(event.detail)}
              @export-run=${this.#exportRun}
              @draw=${this.#draw}
            ></lab-charts>
          </div>
          ${this.#instruments()}
        </section>
        <aside class="pane results" aria-label=${t('app.results')} ?inert=${sheet}>
          <lab-model .run=${lab.looked}></lab-model>
          <lab-runs
            .lab=${lab}
            @highlight=${(event: HighlightEvent) => {
              this.highlighted = event.detail;
            }}
          ></lab-runs>
        </aside>
      </main>
      <footer class="footer" ?hidden=${other} ?inert=${sheet}><lab-transport .lab=${lab}></lab-transport></footer>
      ${other ? this.#other(other) : nothing}
      <p class="unseen" aria-live="polite">${this.#says()}</p>
    </div>`;
  }

  /** Another view than Train. Until its code has come, its place is kept. */
  #other(view: OtherView) {
    const { lab } = this;
    const { fault } = lab;
    if (!this.#codes.has(view.id)) void this.#fetch(view);
    return html`<main class="other" aria-label=${t(`app.${view.id}`)}>
      ${fault && fault.code !== 'table' ? faultNotice(lab, fault) : nothing}
      ${this.#codes.get(view.id) === 'here' ? view.show(lab) : nothing}
    </main>`;
  }

  /** The drawer below the charts; what it shows of a run that failed is in the notice above them. */
  #instruments() {
    const { lab } = this;
    const open = this.drawer || lab.parts.instruments !== undefined;
    if ((open || failed(lab.current)) && !this.#codes.has(drawer.id)) void this.#fetch(drawer);
    const here = this.#codes.get(drawer.id) === 'here';
    if (open && here) return html`<lab-instruments .lab=${lab}></lab-instruments>`;
    const show = () => {
      this.#retry(drawer.id);
      this.drawer = true;
    };
    return html`<button type="button" class="btn ghost drawer" @click=${show}>
      ${t('app.instruments')}
    </button>`;
  }

  /** What does not come is asked for again when its tab is pressed again. */
  async #fetch({ id, load }: Pick<OtherView, 'load'> & { id: string }) {
    this.#codes.set(id, 'awaited');
    try {
      await load();
      this.#codes.set(id, 'here');
    } catch {
      // The page has said so.
      this.#codes.set(id, 'missing');
    }
    this.requestUpdate();
  }

  #open(view: ViewId) {
    this.#retry(view);
    this.lab.open(view);
  }

  #retry(id: string) {
    if (this.#codes.get(id) !== 'missing') return;
    this.#codes.delete(id);
    if (this.lab.fault?.code === 'page') this.lab.dismissFault();
  }

  #header() {
    const dark = currentTheme() === 'dark';
    const item = ({ id, experiment }: Preset | Further) => ({
      label: t(`examples.${id}`),
      note: t(`examples.${id}.text`),
      action: () => this.lab.replace(experiment, true),
    });
    const flip = () => {
      setTheme(dark ? 'light' : 'dark');
      this.requestUpdate();
    };
    const theme = t(dark ? 'app.toLight' : 'app.toDark');
    const other = currentLanguage() === 'zh' ? 'en' : 'zh';
    const speak = () => this.dispatchEvent(new CustomEvent('language', { detail: other }));
    return html`<h1 class="brand">${mark}<span>Descent Lab</span></h1>
      ${tabs(this.lab.view, (view) => this.#open(view), this.lab.presentation?.locks('views'))}
      <div class="tools">
        <lab-menu
          look="btn ghost"
          @focusin=${this.#bringFurther}
          .face=${html`${icon('book')}<span class="wide-only">${t('app.examples')}</span>`}
          .label=${t('app.examples')}
          .groups=${this.#more?.exampleMenu(item) ?? [{ items: examples.map(item) }]}
        ></lab-menu>
        <button
          type="button"
          class="btn ghost square"
          id="language"
          lang=${other}
          aria-label=${t('app.language')}
          title=${t('app.language')}
          @click=${speak}
        >
          ${other === 'zh' ? '中' : 'EN'}
        </button>
        <button type="button" class="btn ghost square" aria-label=${theme} title=${theme} @click=${flip}>
          ${icon(dark ? 'sun' : 'moon')}
        </button>
        <button type="button" class="btn" aria-label=${t('app.share')} @click=${this.#share}>
          ${icon('share')}<span class="wide-only">${t('app.share')}</span>
        </button>
      </div>`;
  }

  async #bringFurther() {
    this.#more = await import('./further-examples');
    this.requestUpdate();
  }

  /** The recipe in one line, with the button that opens it. */
  #strip() {
    return html`<div class="strip">
      ${summaryLine(this.lab)}
      ${
        this.lab.needsRestart
          ? html`<button type="button" class="btn solid" @click=${() => this.lab.restart()}>
              ${t('app.restart')}
            </button>`
          : nothing
      }
      <button type="button" class="btn" id="open-recipe" @click=${() => this.#showSheet(true)}>
        ${icon('tune')}${t('app.recipe')}
      </button>
    </div>`;
  }

  /** What has happened, for those who do not see it; not every step. */
  #says(): string {
    const { current: run, needsRestart } = this.lab;
    if (run === null) return '';
    if (needsRestart) return t('recipe.waits');
    switch (run.state) {
      case 'ready':
        return t('app.saysReady');
      case 'running':
        return t('app.saysRunning');
      case 'paused':
        return t('app.saysPaused', { step: run.step });
      case 'finished': {
        const loss = formatLoss(run.evaluation?.testLoss ?? Number.NaN);
        return t('app.saysFinished', { steps: run.step, loss });
      }
      case 'diverged':
        return t('app.saysDiverged', { step: run.diverged?.step ?? run.step });
    }
  }

  /** Opens the recipe's sheet, or closes it; the focus goes to the button for the other. */
  async #showSheet(sheet: boolean) {
    this.sheet = sheet;
    await this.updateComplete;
    this.querySelector<HTMLElement>(sheet ? '#close-recipe' : '#open-recipe')?.focus();
  }

  #press(event: KeyboardEvent) {
    // A menu that is open closes first.
    const leaves = event.key === 'Escape' && !this.querySelector(':popover-open');
    if (this.lab.view !== 'train') return;
    if (!this.sheet) runShortcut(event, this.lab);
    else if (leaves && !event.defaultPrevented) this.#showSheet(false);
  }

  async #share() {
    const { openShare } = await import('./share');
    openShare(this.lab);
  }

  async #draw({ target }: Event) {
    const { drawOn } = await import('./draw');
    drawOn(target as LabCharts, this.lab);
  }

  async #exportRun({ detail, target }: CustomEvent<RunForm>) {
    const { saveRun } = await import('./save-run');
    await saveRun(this.lab, detail, target as LabCharts);
  }
}

customElements.define('lab-app', LabApp);

declare global {
  interface HTMLElementTagNameMap {
    'lab-app': LabApp;
  }
  interface HTMLElementEventMap {
    /** The page is to speak another one. */
    language: CustomEvent<Language>;
  }
}
