/** `descent run` on a document with a surface: the racers' ways. */
import { runTask } from '../src/engine/task-runner';
import { type Course, type FullRace, racersOf, updatesOf } from '../src/experiment/race';
import { racePieces } from '../src/export/race-csv';
import { loadLab, tablesWith } from './engine';
import { checkOutputs, type Outputs, terminalBeside, writeOutput } from './output';
import { number, readable } from './report';

/** Whether a document is one of a race. */
export function isRace(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'surface' in document;
}

/** A racer that diverges is a result like others, unless it runs alone. */
export async function runRace(document: unknown, outputs: Outputs): Promise<number> {
  const context = { lab: await loadLab(), tables: tablesWith(), now: () => performance.now() };
  const { document: race, courses } = await runTask(context, 'race', { document }, () => {});
  checkOutputs(outputs);
  const { csv, json } = outputs;
  if (csv !== undefined) await writeOutput(csv, racePieces(courses));
  if (json !== undefined) await writeOutput(json, [report(race, courses)]);

  const terminal = terminalBeside(outputs);
  for (const [index, course] of courses.entries()) {
    terminal.write(`${index + 1} ${summary(racersOf(race)[index]!.optimizer.name, course)}\n`);
  }
  return race.racers === undefined && courses[0]!.status === 'diverged' ? 1 : 0;
}

function report(race: FullRace, courses: Course[]): string {
  const numbers = (column: Float64Array) => Array.from(column, number);
  const racers = courses.map((course) => ({
    status: course.status,
    steps: updatesOf(course),
    columns: {
      lr: numbers(course.lr),
      loss: numbers(course.loss),
      x: numbers(course.x),
      y: numbers(course.y),
      grad_x: numbers(course.gradX),
      grad_y: numbers(course.gradY),
      grad_norm: numbers(course.gradNorm),
      distance: numbers(course.distance),
    },
  }));
  return `${JSON.stringify({ race, racers })}\n`;
}

/** One line: where it ended. */
function summary(optimizer: string, course: Course): string {
  const last = updatesOf(course);
  if (course.status === 'diverged') {
    return `${optimizer} diverged: after ${last} steps its loss or gradient was no longer a finite number`;
  }
  const distance = course.distance[last];
  const away = distance === undefined ? '' : `, ${readable(distance)} from the nearest minimum`;
  const place = `(${readable(course.x[last]!)}, ${readable(course.y[last]!)})`;
  return `${optimizer}: after ${last} steps loss ${readable(course.loss[last]!)} at ${place}${away}`;
}
