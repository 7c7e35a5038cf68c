/** What a measured landscape says: as JSON, and in words. */
import type { LandscapePart } from '../src/engine/tasks/landscape';
import { type MeasuredPlane, rangeOf } from '../src/experiment/landscape';
import { readable } from './report';

export interface MeasuredLandscape extends MeasuredPlane {
  begun: NonNullable<LandscapePart['begun']>;
  seconds: number;
}

/** Everything measured; null stands for a loss that is not finite. */
export function landscapeReport({
  begun,
  path,
  explained,
  x,
  y,
  losses,
  divergedAt,
  seconds,
}: MeasuredLandscape): string {
  const { experiment, landscape: part, parameters } = begun;
  const rows = Array.from(y, (_, row) =>
    Array.from(losses.subarray(row * x.length, (row + 1) * x.length), finite),
  );
  const content = {
    experiment,
    landscape: part,
    status: divergedAt === null ? 'finished' : 'diverged',
    diverged_at: divergedAt,
    seconds: Number(seconds.toPrecision(4)),
    parameters,
    path: { step: [...path.step], x: [...path.x], y: [...path.y] },
    explained: [...explained],
    x: [...x],
    y: [...y],
    loss: rows,
  };
  return `${JSON.stringify(content)}\n`;
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

export function* landscapeSummary({
  begun,
  path,
  explained,
  x,
  losses,
  divergedAt,
  seconds,
}: MeasuredLandscape) {
  const { plane, of } = begun.landscape;
  if (divergedAt !== null) {
    yield `the run diverged at step ${divergedAt}: the plane is that of the part before`;
  }
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const [along, across] = explained;
  const range = rangeOf(losses);
  const heights = range
    ? `${of} loss ${readable(range.lowest)} to ${readable(range.highest)}`
    : `no finite ${of} loss`;
  yield `${plane} plane through ${path.step.length} marks, which holds ${percent(along!)} and ${percent(across!)} of the path; ${heights} on ${x.length} by ${x.length} points in ${seconds.toFixed(2)} s`;
}
