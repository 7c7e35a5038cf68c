import { list, t } from '../../locales';
import { css, lookup, mix, softStep } from './colour';
import { type FieldPoint, fieldPoints, nearest, placeInWords, pointRadius } from './field-points';
import { classInWords, percent } from './format';
import type { Grid } from './grid';
import { classLegend } from './legend';
import { shapeOf, trace } from './marks';
import { paintGrid, strokeLines } from './paint-grid';
import { PictureView, type Probe } from './picture-view';
import { largest, logarithms, probabilitiesAt, Regions } from './regions';
import { classColour, fieldColour, type Theme } from './theme';

/** About how many nodes are painted along a side. */
const NODES = 192;
/** Lead (log-odds) from which a region has its full colour, and colours up to there. */
const SURE = 8;
const SHADES = 256;
const NEAR = 9;

/** Two features and classes: decision regions, their boundary, and the points. */
export class RegionsView extends PictureView<'field'> {
  #regions = new Regions();
  #logs: Grid[] = [];
  #points: FieldPoint[] = [];
  #shades: { theme: Theme; colours: Uint32Array } | null = null;

  protected override prepare(): void {
    const { size, outputs, values, extent } = this.picture;
    this.#logs = logarithms(size, outputs, values);
    this.#points = fieldPoints(this.run.points, extent);
  }

  protected override paint(pen: CanvasRenderingContext2D): void {
    const { theme, side } = this;
    this.#regions.update(this.#logs, Math.round(NODES / this.picture.size));
    const { size, winner, lead, boundary } = this.#regions;
    const shades = this.#colours();
    const undecided = shades[0]!;
    paintGrid(pen, side, size, (pixels) => {
      for (let at = 0; at < pixels.length; at += 1) {
        const ahead = lead[at]!;
        const shade = Math.min(SHADES - 1, (ahead * SHADES) / SURE) | 0;
        pixels[at] = ahead >= 0 ? shades[winner[at]! * SHADES + shade]! : undecided;
      }
    });
    pen.strokeStyle = css(theme.ink, 0.85);
    pen.lineWidth = theme.fontSize / 10;
    strokeLines(pen, side, size, boundary);
  }

  protected override paintPoints(pen: CanvasRenderingContext2D): void {
    const { theme, side } = this;
    const { outputs } = this.picture;
    const radius = pointRadius(side, this.#points.length);
    for (const point of this.#points) {
      const colour = css(classColour(theme, point.y, outputs));
      trace(pen, shapeOf(point.y, outputs), point.across * side, point.down * side, radius);
      pen.fillStyle = point.test ? css(theme.fieldMid) : colour;
      pen.strokeStyle = point.test ? colour : css(theme.pointEdge);
      pen.lineWidth = radius * (point.test ? 0.55 : 0.4);
      pen.fill();
      pen.stroke();
    }
  }

  protected override paintProbe(pen: CanvasRenderingContext2D, probe: Probe): void {
    const { theme, side } = this;
    const radius = pointRadius(side, this.#points.length);
    pen.strokeStyle = css(theme.bad);
    pen.lineWidth = radius * 0.55;
    for (const point of this.#points) {
      if (this.#guess(point) === point.y) continue;
      trace(pen, 'circle', point.across * side, point.down * side, radius * 1.5);
      pen.stroke();
    }
    const point = this.#near(probe);
    const { across, down } = point ?? probe;
    trace(pen, 'circle', across * side, down * side, radius * (point ? 3 : 1.6));
    pen.strokeStyle = css(theme.ink);
    pen.stroke();
  }

  protected override read(probe: Probe): [string, string] {
    const { info } = this.run;
    const point = this.#near(probe);
    const at = point ?? probe;
    const place = placeInWords(at, this.picture.extent, info);
    const shares = probabilitiesAt(this.#logs, at.across, at.down);
    if (!shares.every(Number.isFinite)) return [place, t('model.notFinite')];
    const answer = list(
      shares
        .map((share, index) => ({ share, index }))
        .sort((a, b) => (shares.length > 2 ? b.share - a.share : 0))
        .slice(0, 3)
        .map(({ share, index }) => `${classInWords(info, index)} ${percent(share)}`),
    );
    if (!point) return [place, answer];
    const values = { place, name: classInWords(info, point.y) };
    if (this.#guess(point) === point.y) return [t('model.pointRight', values), answer];
    return [t('model.pointWrong', values), answer];
  }

  protected override rest(): string {
    const finite = this.#logs.every(({ values }) => values.every(Number.isFinite));
    return t(finite ? 'model.pointAtMap' : 'model.notFinite');
  }

  protected override legend() {
    return classLegend(this.run.info);
  }

  protected override describe(): string {
    const { info, step, evaluation } = this.run;
    const names = list(
      info.classNames.map((_, index) => classInWords(info, index)),
      'and',
    );
    const label = t('model.regionsLabel', { names, step });
    if (!evaluation || !Number.isFinite(evaluation.testAccuracy)) return label;
    return `${label} ${t('model.accuracyLabel', { share: percent(evaluation.testAccuracy) })}`;
  }

  #near(probe: Probe): FieldPoint | null {
    return nearest(this.#points, probe, NEAR / this.side);
  }

  #guess(at: Probe): number {
    return largest(probabilitiesAt(this.#logs, at.across, at.down));
  }

  /** For each class its colours from undecided to sure, in three soft steps. */
  #colours(): Uint32Array {
    const { theme } = this;
    const { outputs } = this.picture;
    const known = this.#shades;
    if (known?.theme === theme && known.colours.length === outputs * SHADES) return known.colours;
    const colours = new Uint32Array(outputs * SHADES);
    for (let index = 0; index < outputs; index += 1) {
      const full = fieldColour(theme, index, outputs);
      const shades = lookup(SHADES, (at) => {
        const margin = Math.tanh((at * SURE) / 2);
        return mix(theme.fieldMid, full, softStep(margin, 3, 0.25) ** 0.8);
      });
      colours.set(shades, index * SHADES);
    }
    this.#shades = { theme, colours };
    return colours;
  }
}

customElements.define('lab-model-regions', RegionsView);
