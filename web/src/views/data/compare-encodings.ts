import type { Data } from '../../lab/data';
import { settled } from '../../lab/settled';

/** So that both encodings meet the same initial weights and the same batches. */
const seeds = 5;

/** One-hot against arbitrary numbers, on the same recipe and seeds, in Compare. */
export async function compareEncodings(state: Data): Promise<void> {
  const { lab } = state;
  if (!(await state.use())) return;
  await settled(lab);
  // It has not taken the recipe, and the page says why.
  if (lab.refusal || lab.fault) return;
  lab.setPart('sweep', { vary: { 'data.table.encode': ['one_hot', 'integers'] }, seeds });
  lab.open('compare');
  // If its code does not come, the page says so.
  const compare = await import('../compare').catch(() => null);
  void compare?.compareOf(lab).run();
}
