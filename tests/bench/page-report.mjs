// What the page's figures say, one statement a line: for the terminal and the README alike.
import { transferred } from './figures.mjs';
import { digits, kilobytes, megabytes, milliseconds, percent, short } from './numbers.mjs';
import { ratios, summarize } from './statistics.mjs';

/** @param {number[]} values @param {(value: number) => string} write */
function withRange(values, write) {
  const { median, low, high, noisy } = summarize(values);
  return `${write(median)} (${write(low)}–${write(high)}${noisy ? ', noisy' : ''})`;
}

/** @param {import('./page.mjs').PageFigures} figures @returns {[string, string][]} */
export function pageStatements({ load, streaming, longRun, sweep }) {
  /** @type {[string, string][]} */
  const statements = [
    [
      'first visit, until the planned learning rate is drawn',
      withRange(load.planned, milliseconds),
    ],
    [
      'first visit, until the loss’s first point is drawn',
      withRange(load.firstPoint, milliseconds),
    ],
    [
      'first load, compressed',
      `${kilobytes(transferred(load))}, ${kilobytes(transferred(load, /\.wasm$/))} of it WASM`,
    ],
  ];
  for (const { runs, framesPerSecond, longestTask, longestTaskCpu } of streaming) {
    const tasks = `${milliseconds(longestTask)} (${milliseconds(longestTaskCpu)} without waiting)`;
    statements.push([
      runs === 1 ? 'while a run streams' : `the same with ${runs} runs on the charts`,
      `${digits(framesPerSecond)} frames a second, longest main-thread task ${tasks}`,
    ]);
  }
  statements.push([
    'memory of page and worker',
    longRun.memory
      .map(
        ({ step, bytes }) =>
          `${megabytes(bytes)} at ${step === 0 ? 'the start' : `${short(step)} steps`}`,
      )
      .join(', '),
  ]);
  statements.push([
    'drawing a frame',
    longRun.drawing
      .filter(({ drawing }) => Number.isFinite(drawing))
      .map(({ step, drawing }) => `${milliseconds(drawing)} at ${short(step)} steps`)
      .join(', '),
  ]);
  const share =
    sweep.workers > 1 ? `, ${percent(ratios(sweep.all, sweep.one).median)} of the time` : '';
  statements.push([
    `a sweep of ${sweep.runs} runs`,
    `${withRange(sweep.one, (value) => `${digits(value)} s`)} on one worker, ` +
      `${withRange(sweep.all, (value) => `${digits(value)} s`)} on ${sweep.workers}${share}`,
  ]);
  return statements;
}
