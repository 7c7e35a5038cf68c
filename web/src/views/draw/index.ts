/** Drawing the schedule on the learning-rate chart: what is fetched when somebody begins to. */
import type { LabCharts } from '../../charts/lab-charts';
import type { Lab } from '../../lab';
import { settled } from '../../lab/settled';
import { addMessages } from '../../locales';
import { draw as sentences } from '../../locales/en/draw';
import '../../styles/draw.css';
import './lab-draw';

addMessages(sentences);

/** Lays the points over the chart, or takes them away when they are there. */
export async function drawOn(charts: LabCharts, lab: Lab): Promise<void> {
  const open = charts.querySelector('lab-draw');
  if (open) {
    open.remove();
    return;
  }
  // Without a recipe there is nothing to take hold of.
  if (lab.recipe === null) await settled(lab);
  if (lab.recipe === null || charts.querySelector('lab-draw')) return;
  const drawing = document.createElement('lab-draw');
  Object.assign(drawing, { charts, lab });
  charts.querySelector('[data-kind=rate]')?.append(drawing);
}
