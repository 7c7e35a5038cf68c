// What the browser's own trace says of the page's main thread.

/**
 * @typedef {object} Task
 * @property {number} wall milliseconds it took
 * @property {number} cpu milliseconds of them that it ran; the others went to other programs
 */

/** @typedef {{ name: string, ph: string, pid: number, tid: number, dur?: number, tdur?: number,
 *   args?: { name?: string } }} Event */

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** @param {Event[]} events @param {string} name */
const named = (events, name) => events.filter((event) => event.name === name && event.dur);

/** The events of the renderer's main thread that worked most: that of the page. @param {Event[]} events */
function mainThread(events) {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid));
  const work = (/** @type {Event[]} */ thread) =>
    named(thread, 'RunTask').reduce((sum, { dur = 0 }) => sum + dur, 0);
  return threads.sort((a, b) => work(b) - work(a))[0] ?? [];
}

/** @param {Event[]} events @returns {Task[]} */
const tasks = (events) =>
  events.map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }));

/**
 * Traces the page during an action: its tasks, and of these the animation callbacks, which draw.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} action
 */
export async function trace(page, action) {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories });
  await action();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const thread = mainThread(traceEvents);
  return {
    tasks: tasks(named(thread, 'RunTask')),
    drawing: tasks(named(thread, 'FireAnimationFrame')),
  };
}

/** @param {Task[]} list @param {'wall' | 'cpu'} kind */
export const longest = (list, kind) => Math.max(0, ...list.map((task) => task[kind]));
