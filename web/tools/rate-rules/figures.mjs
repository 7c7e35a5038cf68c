// From sweeps and range tests to how far each rule lands from the best rate.
import { Failure } from '../process.mjs';

/** @typedef {import('./measure.mjs').Study} Study */
/** @typedef {{ octaves: number, bias: number, loss: number | null, found: number }} Figure */
/** @typedef {Record<string, Record<string, Figure>>} Figures by optimizer and rule */

/** @param {number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {number} value */
const rounded = (value) => Number(value.toFixed(2));

/**
 * The rate with the lowest final loss; one at an end of the sweep might not be the best.
 * @param {Study} study
 */
export function bestOf({ task, family, rates, losses }) {
  const at = losses.indexOf(Math.min(...losses));
  if (at === 0 || at === losses.length - 1) {
    throw new Failure(`The best rate of ${task} under ${family} is at an end of the sweep.`);
  }
  return { rate: /** @type {number} */ (rates[at]), loss: /** @type {number} */ (losses[at]) };
}

/**
 * The final loss at any rate, on straight lines of log(loss) over log(rate).
 * @param {Study} study
 * @param {number} rate
 */
function lossAt({ rates, losses }, rate) {
  const place = Math.log2(rate / /** @type {number} */ (rates[0])) * 2;
  const within = Math.min(Math.max(place, 0), rates.length - 1);
  const [below, above] = [Math.floor(within), Math.ceil(within)].map((i) => losses[i] ?? Infinity);
  const part = within - Math.floor(within);
  if (part === 0) return /** @type {number} */ (below);
  return /** @type {number} */ (below) ** (1 - part) * /** @type {number} */ (above) ** part;
}

/**
 * Signed octaves from the best rate to the rule's, and its final loss as a multiple of the best, for
 * each test in which the rule found something.
 * @param {Study} study
 * @param {string} rule
 */
export function landings(study, rule) {
  const best = bestOf(study);
  return study.tests.flatMap((suggestions) => {
    const rate = suggestions.find((one) => one.rule === rule)?.rate;
    if (rate === undefined) return [];
    return [{ octaves: Math.log2(rate / best.rate), loss: lossAt(study, rate) / best.loss }];
  });
}

/** @param {Study[]} studies */
export const rulesIn = (studies) => (studies[0]?.tests[0] ?? []).map(({ rule }) => rule);

/** @param {Study[]} studies @param {string} rule @returns {Figure} */
function figure(studies, rule) {
  const landed = studies.flatMap((study) => landings(study, rule));
  const losses = landed.map(({ loss }) => loss).sort((a, b) => a - b);
  const loss = losses[losses.length >> 1] ?? Infinity;
  return {
    octaves: rounded(mean(landed.map(({ octaves }) => Math.abs(octaves)))),
    bias: rounded(mean(landed.map(({ octaves }) => octaves))),
    loss: Number.isFinite(loss) ? rounded(loss) : null,
    found: rounded(landed.length / studies.reduce((sum, { tests }) => sum + tests.length, 0)),
  };
}

/** @param {Study[]} studies @returns {Figures} */
export function figuresOf(studies) {
  const names = [...new Set(studies.map(({ family }) => family))];
  return Object.fromEntries(
    names.map((name) => {
      const own = studies.filter(({ family }) => family === name);
      return [name, Object.fromEntries(rulesIn(own).map((rule) => [rule, figure(own, rule)]))];
    }),
  );
}
