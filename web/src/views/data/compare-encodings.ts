import type { Lab } from '../../lab';
import type { Data } from '../../lab/data';

/** So that both encodings meet the same initial weights and the same batches. */
const seeds = 5;

/** One-hot against arbitrary numbers, on the same recipe and seeds, in Compare. */
export async function compareEncodings(state: Data): Promise<void> {
  const { lab } = state;
  if (!(await state.use()) || !(await settled(lab))) return;
  lab.setPart('sweep', { vary: { 'data.table.encode': ['one_hot', 'integers'] }, seeds });
  lab.open('compare');
  // If its code does not come, the page says so.
  const compare = await import('../compare').catch(() => null);
  void compare?.compareOf(lab).run();
}

/** Once the core has answered: whether it has taken the recipe. */
function settled(lab: Lab): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (lab.busy) return;
      lab.removeEventListener('change', look);
      resolve(lab.refusal === null && lab.fault === null);
    };
    lab.addEventListener('change', look);
    look();
  });
}
