/** What losses make of a run's logits, in words. */
import type { AnatomyResult, SideLoss } from '../src/experiment/anatomy';
import { readable } from './report';

const nameOf = ({ loss, output }: SideLoss) =>
  loss.name === 'mse' ? `mse, ${output} output` : loss.name;

export function* anatomySummary({ run, view, seconds }: AnatomyResult) {
  const { settings, rows, lead } = view;
  const classes = view.logits.length > 1;
  if (view.diverged) yield `the run diverged at step ${view.step}: this is where it stands`;
  const standing = classes ? `margin ${readable(lead)}` : `off by ${readable(lead)}`;
  yield `step ${view.step} of ${run.steps}, row ${settings.row} of the ${settings.set} set: ${standing}, in ${seconds.toFixed(2)} s`;
  const percent = (count: number) => `${((100 * count) / rows).toFixed(1)} %`;
  for (const side of view.losses) {
    const { value, gradientNorm, error, plateau } = side;
    const wrong = classes ? `, ${percent(plateau.wrong)} are wrong as well` : '';
    yield `${nameOf(side)}: loss ${readable(value)}, gradient ${readable(gradientNorm)} for an error of ${readable(error)}; ${percent(plateau.rows)} of the rows hardly move${wrong}`;
  }
}
