/** The tokens (styles/tokens.css) as the canvases need them, read once for each theme. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mix, parseHex, type Rgb } from './colour';

export interface Theme {
  ink: Rgb;
  /** Captions and ticks. */
  caption: Rgb;
  surface: Rgb;
  sunken: Rgb;
  grid: Rgb;
  axis: Rgb;
  bad: Rgb;
  /** Edge that parts points from what is under them. */
  pointEdge: Rgb;
  /** Where a classifier is undecided. */
  fieldMid: Rgb;
  classPair: readonly [Rgb, Rgb];
  classPairField: readonly [Rgb, Rgb];
  runs: readonly Rgb[];
  /** From little to much. */
  sequence: readonly Rgb[];
  /** Thickness of the current run's line. */
  lineWidth: number;
  /** CSS font of tick labels. */
  font: string;
  fontSize: number;
}

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const colour = (name: string) => parseHex(normalized(token(name)));
  const family = (name: string, count: number, from: number) =>
    Array.from({ length: count }, (_, index) => colour(`${name}-${index + from}`));
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const fontSize = Number.parseFloat(token('text-xs')) * root;
  return {
    ink: colour('ink'),
    caption: colour('ink-3'),
    surface: colour('surface'),
    sunken: colour('sunken'),
    grid: colour('grid'),
    axis: colour('axis'),
    bad: colour('bad'),
    pointEdge: colour('point-edge'),
    fieldMid: colour('field-mid'),
    classPair: [colour('class-a'), colour('class-b')],
    classPairField: [colour('class-a-field'), colour('class-b-field')],
    runs: family('run', 6, 1),
    sequence: family('seq', 7, 0),
    lineWidth: Number.parseFloat(token('line-w')),
    font: `${fontSize}px ${style.fontFamily}`,
    fontSize,
  };
}

/** What a class's points are drawn in: two classes have colours of their own, more take the runs'. */
export function classColour(theme: Theme, index: number, classes: number): Rgb {
  const palette = classes > 2 ? theme.runs : theme.classPair;
  return palette[index % palette.length]!;
}

/** What a class's region is filled with where the model is sure. */
export function fieldColour(theme: Theme, index: number, classes: number): Rgb {
  if (classes <= 2) return theme.classPairField[index]!;
  return mix(theme.surface, classColour(theme, index, classes), 0.26);
}

let pen: CanvasRenderingContext2D | null = null;

/** Any CSS colour as #rrggbb: a minifier may have shortened what tokens.css says. */
function normalized(colour: string): string {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return colour;
  pen.fillStyle = colour;
  return pen.fillStyle;
}

/** Holds the theme for an element and has it update when another one begins to hold. */
export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #theme: Theme | null = null;
  #ends = new AbortController();

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** Another object for another theme. */
  get current(): Theme {
    this.#theme ??= readTheme(this.#host);
    return this.#theme;
  }

  hostConnected(): void {
    this.#theme = null;
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    const changed = () => this.forget();
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    signal.addEventListener('abort', () => observer.disconnect());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal });
  }

  hostDisconnected(): void {
    this.#ends.abort();
  }

  /** Reads the tokens anew at the next update. */
  forget(): void {
    this.#theme = null;
    this.#host.requestUpdate();
  }
}
