/** The chart of a range test: loss and accuracy over the rate, and a flag for each suggestion. */
import { html, type PropertyValues, svg, type TemplateResult } from 'lit';
import { pushApart } from '../../charts/push-apart';
import { LightElement } from '../../components/light';
import { vars } from '../../components/vars';
import type { Curve } from '../../experiment/range-test/curve';
import type { RangeTest } from '../../experiment/range-test/read';
import { type RuleName, ruleNames } from '../../experiment/range-test/rules';
import type { Answer, End } from '../../lab/find';
import { t } from '../../locales';
import { formatLoss, formatRate, formatTick } from '../../locales/numbers';
import { accuracyPart, axis, curves, plots, rates, shade } from './draw';
import { type Geometry, geometryOf, lossAt } from './geometry';

/** A flag was moved. */
export type MoveEvent = CustomEvent<{ rule: RuleName; end: End; rate: number }>;

interface Flag {
  rule: RuleName;
  end: End;
  rate: number;
  answer: Answer;
}

/** Between the middles of two flags. */
const gap = 27;
/** Rates of a decade that the arrow keys stop at, and with Shift. */
const keysADecade = { coarse: 20, fine: 200 };

export class LabRangeChart extends LightElement {
  static override properties = {
    curve: { attribute: false },
    test: { attribute: false },
    answers: { attribute: false },
    recommended: { attribute: false },
    lit: { attribute: false },
    accuracy: { type: Boolean },
    box: { state: true },
  };
  curve: Curve | null = null;
  test!: RangeTest;
  answers: Answer[] = [];
  recommended: RuleName | null = null;
  /** The rule pointed at. */
  lit: RuleName | null = null;
  /** There is accuracy to be shown. */
  accuracy = false;
  box = { width: 0, height: 0 };
  #held: { flag: Flag; offset: number } | null = null;
  #room = new ResizeObserver(() => {
    this.box = { width: this.clientWidth, height: this.clientHeight };
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#room.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('answers') && this.answers.length === 0) this.#held = null;
  }

  override render() {
    const { box, test, curve } = this;
    if (box.width < 100 || box.height < 100) return html``;
    const space = geometryOf(box, test, curve, this.accuracy);
    const flags = this.#flags();
    const places = pushApart(
      flags.map(({ rate }) => space.x(rate)),
      gap,
      space.left,
      space.right,
    );
    return html`<svg class="range-chart" viewBox="0 0 ${box.width} ${box.height}">
        <clipPath id="range-clip">
          <rect x=${space.left} y=${space.loss.top} width=${space.right - space.left} height=${space.loss.bottom - space.loss.top}></rect>
        </clipPath>
        ${this.#ignored(space)} ${this.#band(space, flags)}
        <g role="img" aria-label=${this.#says()}>
          ${axis(space, space.loss, formatTick)}
          ${curve ? curves(space, curve) : ''}
        </g>
        ${space.accuracy && accuracyPart(space, space.accuracy, curve)} ${rates(space)}
        ${flags.map((flag, i) => this.#stem(space, flag, places[i]!))}
      </svg>
      ${flags.map((flag, i) => this.#flag(space, flag, places[i]!))}`;
  }

  #flags(): Flag[] {
    return this.answers.flatMap((answer) => {
      const { rule, rate, base } = answer;
      const upper: Flag = { rule, end: 'rate', rate, answer };
      return base === null ? [upper] : [{ rule, end: 'base', rate: base, answer }, upper];
    });
  }

  #says(): string {
    const { curve, test } = this;
    if (curve === null || curve.smoothed.length <= curve.begin) return t('find.picture.empty');
    return t('find.picture', {
      from: formatRate(test.from),
      to: formatRate(curve.lr[curve.lr.length - 1]!),
      loss: formatLoss(curve.smoothed[curve.low] ?? Number.NaN),
      rate: formatRate(curve.lr[curve.low]!),
    });
  }

  /** What the rules do not look at. */
  #ignored(space: Geometry) {
    const { curve } = this;
    if (!curve || curve.lr.length <= curve.begin) return '';
    const begin = space.x(curve.lr[curve.begin]!);
    const end = curve.stop === null ? space.right : space.x(curve.lr[curve.end] ?? this.test.to);
    return plots(space).flatMap(({ top, bottom }) => [
      shade('ignored', space.left, begin, top, bottom),
      shade('ignored', end, space.right, top, bottom),
    ]);
  }

  /** Between the bounds of the rule pointed at, or of the one recommended. */
  #band(space: Geometry, flags: Flag[]) {
    const rule = this.lit ?? this.recommended;
    const own = flags.filter((flag) => flag.rule === rule);
    if (own.length < 2) return '';
    const [from, to] = own.map(({ rate }) => space.x(rate));
    return plots(space).map(({ top, bottom }) => shade('band', from!, to!, top, bottom));
  }

  #stem(space: Geometry, { rule, rate }: Flag, place: number) {
    const { curve } = this;
    const x = space.x(rate);
    const loss = curve && lossAt(curve, rate);
    const y = loss === null ? space.loss.bottom : space.loss.y(Math.min(loss, space.loss.axis.max));
    return svg`<path class="stem ${this.#look(rule)}"
        d="M${place},30 L${x},${space.loss.top - 6} L${x},${y}"></path>
      ${loss === null ? '' : svg`<circle class="stem-dot ${this.#look(rule)}" cx=${x} cy=${y} r="3.5"></circle>`}`;
  }

  #look(rule: RuleName): string {
    return rule === this.lit ? 'is-lit' : this.lit ? 'is-back' : '';
  }

  #flag(space: Geometry, flag: Flag, place: number): TemplateResult {
    const { rule, end, rate, answer } = flag;
    const { from, to } = this.test;
    const kind = answer.base === null ? '' : end === 'rate' ? '.upper' : '.lower';
    const looks = [
      this.#look(rule),
      answer.yours ? 'is-yours' : '',
      rule === this.recommended ? 'is-recommended' : '',
      end === 'base' ? 'is-base' : '',
    ];
    return html`<span
      class="flag ${looks.join(' ')}"
      role="slider"
      tabindex="0"
      data-rule=${rule}
      data-end=${end}
      aria-label=${t(`find.flag${kind}`, { rule: t(`find.${rule}`) })}
      aria-valuemin=${from}
      aria-valuemax=${to}
      aria-valuenow=${rate}
      aria-valuetext=${formatRate(rate)}
      ${vars({ x: `${place}px` })}
      @pointerdown=${(event: PointerEvent) => this.#hold(event, space, flag)}
      @pointermove=${(event: PointerEvent) => this.#drag(event, space)}
      @pointerup=${this.#letGo}
      @pointercancel=${this.#letGo}
      @keydown=${(event: KeyboardEvent) => this.#press(event, flag)}
      @pointerenter=${() => this.#light(rule)}
      @pointerleave=${() => this.#light(null)}
      @focus=${() => this.#light(rule)}
      @blur=${() => this.#light(null)}
      ><i>${ruleNames.indexOf(rule) + 1}</i></span
    >`;
  }

  #hold(event: PointerEvent, space: Geometry, flag: Flag) {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    // The stem follows the pointer, from wherever on the flag it was taken hold of.
    this.#held = { flag, offset: event.clientX - space.x(flag.rate) };
  }

  #drag(event: PointerEvent, space: Geometry) {
    if (!this.#held) return;
    const { flag, offset } = this.#held;
    this.#move(flag, space.rateAt(event.clientX - offset));
  }

  #letGo = () => {
    this.#held = null;
  };

  #press(event: KeyboardEvent, flag: Flag) {
    const step = 10 ** (1 / (event.shiftKey ? keysADecade.fine : keysADecade.coarse));
    const { from, to } = this.test;
    const rates: Record<string, number> = {
      ArrowRight: flag.rate * step,
      ArrowUp: flag.rate * step,
      ArrowLeft: flag.rate / step,
      ArrowDown: flag.rate / step,
      PageUp: flag.rate * 2,
      PageDown: flag.rate / 2,
      Home: from,
      End: to,
    };
    const rate = rates[event.key];
    if (rate === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#move(flag, rate);
  }

  #move({ rule, end }: Flag, rate: number) {
    this.dispatchEvent(new CustomEvent('move', { detail: { rule, end, rate } }));
  }

  #light(rule: RuleName | null) {
    this.dispatchEvent(new CustomEvent('light', { detail: rule }));
  }
}

customElements.define('lab-range-chart', LabRangeChart);
