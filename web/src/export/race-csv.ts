/** A race as CSV: one row a racer and step. */
import type { Course } from '../experiment/race';
import { shortest } from './shortest';

export const raceHeader = 'racer,step,lr,loss,x,y,grad_x,grad_y,grad_norm,distance';

/** Racers are counted from 1. The rate behind the last update and unknown distances are empty. */
export function* racePieces(courses: readonly Course[]): Generator<string> {
  yield `${raceHeader}\n`;
  for (const [index, course] of courses.entries()) {
    let piece = '';
    for (let step = 0; step < course.loss.length; step++) {
      const lr = course.lr[step]!;
      const distance = course.distance[step];
      const cells = [
        index + 1,
        step,
        Number.isNaN(lr) ? '' : precise(lr),
        precise(course.loss[step]!),
        shortest(course.x[step]!),
        shortest(course.y[step]!),
        shortest(course.gradX[step]!),
        shortest(course.gradY[step]!),
        precise(course.gradNorm[step]!),
        distance === undefined ? '' : precise(distance),
      ];
      piece += `${cells.join()}\n`;
    }
    yield piece;
  }
}

/** To nine digits: what is reckoned in float64 from float32 places has no more to say. */
function precise(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(9))) : shortest(value);
}
