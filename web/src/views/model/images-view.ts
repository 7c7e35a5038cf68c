import { html, LitElement, nothing } from 'lit';
import type { Run } from '../../experiment/run';
import { t } from '../../locales';
import type { ImageGuess, Picture } from '../../protocol';
import { bitmap } from './bitmap';
import { lookup, mix } from './colour';
import { className, percent } from './format';
import { mistakes } from './mistakes';
import { type Theme, ThemeController } from './theme';

/** Images in a row when all class names are short, and when some are not. */
const A_ROW = 6;
const A_ROW_LONG = 4;
const SHORT_NAME = 2;
/** Images of up to this many pixels a side are shown as squares, finer ones smoothly. */
const COARSE = 16;

/** Images of the test set with the model's guesses: the worst mistakes and a fixed random sample. */
export class ImagesView extends LitElement {
  static override properties = { run: { attribute: false, hasChanged: () => true } };
  declare run: Run;

  #themes = new ThemeController(this);
  #shades: { theme: Theme; values: Uint32Array } | null = null;

  override createRenderRoot() {
    return this;
  }

  override render() {
    const { info, picture } = this.run;
    const { confusion, worst, sample } = picture as Extract<Picture, { kind: 'images' }>;
    const { wrong, total } = mistakes(confusion, info.outputs);
    const long = info.classNames.some((name) => name.length > SHORT_NAME);
    const count = long ? A_ROW_LONG : A_ROW;
    const size = `${long ? 'is-long' : ''} ${this.#image[1] <= COARSE ? 'is-coarse' : ''}`;
    const wrongOnes = worst.filter(({ truth, guess }) => truth !== guess);
    return html`
      <div class="model-heading">
        <h3>${t('model.worst')}</h3>
        <span>${t('model.wrongOf', { wrong, total })}</span>
      </div>
      <ul class="model-images is-worst ${size}">
        ${slots(wrongOnes, count).map((guess) => this.#item(guess, true))}
      </ul>
      <div class="model-heading"><h3>${t('model.sample')}</h3></div>
      <ul class="model-images ${size}">
        ${slots(sample, count).map((guess) => this.#item(guess, false))}
      </ul>
    `;
  }

  /** An image and what it was taken for; an empty slot keeps the row's height. */
  #item(guess: ImageGuess | null, confidence: boolean) {
    const { info } = this.run;
    const pixels = guess?.pixels ?? null;
    const canvas = html`<canvas aria-hidden="true" ${bitmap(pixels, this.#image, this.#tones())}></canvas>`;
    if (!guess) return html`<li class="is-empty" aria-hidden="true">${canvas}</li>`;
    const wrong = guess.guess !== guess.truth;
    const name = className(info, guess.guess);
    const said = wrong ? html`${className(info, guess.truth)} <span>→ ${name}</span>` : name;
    return html`<li class=${wrong ? 'is-wrong' : ''}>
      ${canvas}<span class="model-said">${said}</span>
      ${confidence ? html`<span class="model-sure">${percent(guess.confidence)}</span>` : nothing}
    </li>`;
  }

  get #image(): [number, number] {
    return this.run.info.image ?? [1, 1];
  }

  #tones(): Uint32Array {
    const theme = this.#themes.current;
    if (this.#shades?.theme !== theme) {
      const values = lookup(256, (at) => mix(theme.sunken, theme.ink, at));
      this.#shades = { theme, values };
    }
    return this.#shades.values;
  }
}

/** Exactly `count` places, the last ones empty when there is less to show. */
function slots(guesses: readonly ImageGuess[], count: number): (ImageGuess | null)[] {
  return Array.from({ length: count }, (_, at) => guesses[at] ?? null);
}

customElements.define('lab-model-images', ImagesView);
