/** The tokens (styles/tokens.css) as the charts need them, read once for each theme. */

export interface Theme {
  surface: string;
  ink: string;
  caption: string;
  grid: string;
  axis: string;
  /** Lines that stand for an event in time. */
  mark: string;
  /** The schedule not yet used. */
  track: string;
  bad: string;
  /** Lines of the runs, in the order their colours are given out, and the same hues for words. */
  runs: readonly string[];
  runWords: readonly string[];
  mainWidth: number;
  quietWidth: number;
  otherWidth: number;
  rawWidth: number;
  rawOpacity: number;
  gutterLeft: number;
  gutterRight: number;
  fontSize: number;
  titleSize: number;
  fontFamily: string;
}

const RUNS = [1, 2, 3, 4, 5, 6];

/** As they hold for an element; another object for every reading. */
export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const number = (name: string) => Number.parseFloat(token(name));
  return {
    surface: token('surface'),
    ink: token('ink'),
    caption: token('ink-3'),
    grid: token('grid'),
    axis: token('axis'),
    mark: token('mark'),
    track: token('track'),
    bad: token('bad'),
    runs: RUNS.map((run) => token(`run-${run}`)),
    runWords: RUNS.map((run) => token(`run-${run}-t`)),
    mainWidth: number('line-w'),
    quietWidth: number('line-w-quiet'),
    otherWidth: number('line-w-other'),
    rawWidth: number('line-w-raw'),
    rawOpacity: number('raw-opacity'),
    gutterLeft: number('gutter-l') * root,
    gutterRight: number('gutter-r') * root,
    fontSize: number('text-xs') * root,
    titleSize: number('text-sm') * root,
    fontFamily: style.fontFamily,
  };
}

/** The light theme, whatever holds on the page: for pictures and paper. */
export function readLightTheme(host: Element): Theme {
  const probe = document.createElement('span');
  probe.dataset.theme = 'light';
  host.append(probe);
  const theme = readTheme(probe);
  probe.remove();
  return theme;
}

let pen: CanvasRenderingContext2D | null = null;

/** A colour with an opacity. */
export function fade(colour: string, opacity: number): string {
  if (opacity >= 1) return colour;
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return colour;
  pen.fillStyle = colour;
  const hex = pen.fillStyle;
  const alpha = Math.round(opacity * 255);
  return hex.length === 7 ? hex + alpha.toString(16).padStart(2, '0') : colour;
}

/** Calls back when another theme begins to hold; gives a function that ends it. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  // Sizes are tokens too, and they follow the window.
  const queries = ['(prefers-color-scheme: dark)', '(min-width: 1800px)', '(max-width: 599px)'];
  const lists = queries.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const list of lists) list.removeEventListener('change', changed);
  };
}
