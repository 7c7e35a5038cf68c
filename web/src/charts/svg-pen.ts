/**
 * A canvas context that writes down as SVG what is drawn through it. A real one behind it holds the
 * state (colours, fonts, transformations) and measures words, so that nothing is drawn twice.
 */

type Reals = CanvasRenderingContext2D;

const rounded = (value: number) => Number(value.toFixed(2));

/** Control characters are no characters of XML. */
export const escapeXml = (text: string) =>
  text.replace(/\p{Cc}+/gu, ' ').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** As attributes: a page's content policy may forbid styles. */
function fontOf({ font }: Reals): string {
  const [, weight = '400', size, family = ''] = font.match(/^(?:(\d+) )?([\d.]+)px (.*)$/) ?? [];
  return `font-family="${escapeXml(family)}" font-size="${size}" font-weight="${weight}"`;
}

/** Unique among the pens of a page: pictures may come to lie in one document. */
let lastClip = 0;

export class SvgPen {
  /** Elements, in the order in which they were drawn. */
  #parts: string[] = [];
  #path: string[] = [];
  #clip: string | null = null;
  #clips: (string | null)[] = [];

  /** Gives what looks like the context of the canvas; asked for its context, that gives it as well. */
  static of(canvas: HTMLCanvasElement): { pen: SvgPen; context: Reals } | null {
    const real = canvas.getContext('2d');
    if (!real) return null;
    const pen = new SvgPen(real);
    const drawing = pen.#drawing();
    const context = new Proxy(real, {
      get(_, name) {
        if (Object.hasOwn(drawing, name)) return drawing[name as keyof typeof drawing];
        const value: unknown = Reflect.get(real, name, real);
        return typeof value === 'function' ? value.bind(real) : value;
      },
      set: (_, name, value) => Reflect.set(real, name, value, real),
    });
    canvas.getContext = (() => context) as unknown as HTMLCanvasElement['getContext'];
    return { pen, context };
  }

  private constructor(readonly real: Reals) {}

  toString(): string {
    return this.#parts.join('\n');
  }

  /** What draws, and what decides where. The real context draws nothing. */
  #drawing() {
    const { real } = this;
    const path = this.#pathMethods();
    return {
      ...path,
      save: () => {
        this.#clips.push(this.#clip);
        real.save();
      },
      restore: () => {
        this.#clip = this.#clips.pop() ?? null;
        real.restore();
      },
      clip: () => {
        this.#clip = `clip-${++lastClip}`;
        this.#parts.push(`<clipPath id="${this.#clip}">${this.#pathElement('')}</clipPath>`);
      },
      // Charts clear everything, and then begin again.
      clearRect: () => {
        this.#parts = [];
      },
      stroke: () => this.#put(this.#pathElement(`fill="none" ${this.#strokeStyle()}`)),
      fill: () => this.#put(this.#pathElement(this.#paint('fill', real.fillStyle))),
      fillRect: (x: number, y: number, width: number, height: number) => {
        path.beginPath();
        path.rect(x, y, width, height);
        this.#put(this.#pathElement(this.#paint('fill', real.fillStyle)));
      },
      fillText: (text: string, x: number, y: number) =>
        this.#write(text, x, y, this.#paint('fill', real.fillStyle)),
      strokeText: (text: string, x: number, y: number) =>
        this.#write(text, x, y, `fill="none" ${this.#strokeStyle()}`),
    };
  }

  #pathMethods() {
    const add = (letter: string, ...numbers: number[]) => {
      this.#path.push(letter + numbers.map(rounded).join(' '));
    };
    return {
      beginPath: () => {
        this.#path = [];
      },
      moveTo: (x: number, y: number) => add('M', x, y),
      lineTo: (x: number, y: number) => add('L', x, y),
      closePath: () => add('Z'),
      rect: (x: number, y: number, width: number, height: number) => {
        add('M', x, y);
        this.#path.push(`h${rounded(width)}v${rounded(height)}h${rounded(-width)}Z`);
      },
      /** Charts draw whole circles only. */
      arc: (x: number, y: number, radius: number) => {
        add('M', x - radius, y);
        const r = rounded(radius);
        this.#path.push(`a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`);
      },
    };
  }

  #pathElement(style: string): string {
    return `<path d="${this.#path.join('')}" ${style}/>`;
  }

  #write(text: string, x: number, y: number, style: string): void {
    const { real } = this;
    const anchor = { center: 'middle', right: 'end', end: 'end' }[real.textAlign as string];
    const anchored = anchor ? ` text-anchor="${anchor}"` : '';
    const at = `x="${rounded(x)}" y="${rounded(y + this.#baseline(text))}"`;
    this.#put(`<text ${at}${anchored} ${fontOf(real)} ${style}>${escapeXml(text)}</text>`);
  }

  /** How far the letters' baseline lies below where the words are hung up. */
  #baseline(text: string): number {
    const { real } = this;
    const hung = real.measureText(text).fontBoundingBoxAscent;
    real.save();
    real.textBaseline = 'alphabetic';
    const standing = real.measureText(text).fontBoundingBoxAscent;
    real.restore();
    return standing - hung;
  }

  #strokeStyle(): string {
    const { real } = this;
    const dash = real.getLineDash();
    const dashed = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
    return `${this.#paint('stroke', real.strokeStyle)} stroke-width="${rounded(real.lineWidth)}" stroke-linejoin="${real.lineJoin}"${dashed}`;
  }

  /** Where older programs know no transparent colours, they know opacities. */
  #paint(what: 'fill' | 'stroke', style: Reals['fillStyle']): string {
    const [, opaque, alpha = '1'] = String(style).match(/^rgba\((.*), ([\d.]+)\)$/) ?? [];
    const opacity = Number(alpha) * this.real.globalAlpha;
    const colour = opaque === undefined ? String(style) : `rgb(${opaque})`;
    return `${what}="${colour}"${opacity < 1 ? ` ${what}-opacity="${rounded(opacity)}"` : ''}`;
  }

  #put(element: string): void {
    const { a, b, c, d, e, f, isIdentity } = this.real.getTransform();
    const places = isIdentity ? [] : [`transform="matrix(${[a, b, c, d, e, f].join(' ')})"`];
    // Around what moves the element: the area it is cut to stays where it is.
    if (this.#clip) places.unshift(`clip-path="url(#${this.#clip})"`);
    const before = places.map((place) => `<g ${place}>`).join('');
    this.#parts.push(before + element + '</g>'.repeat(places.length));
  }
}
