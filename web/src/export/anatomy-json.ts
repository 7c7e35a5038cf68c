/** What losses make of a run's logits, as `descent anatomy` and the page write it. */
import type { AnatomyResult } from '../experiment/anatomy';

/** Everything; null stands for what is not finite. */
export function anatomyJson({ run, view, seconds }: AnatomyResult): string {
  const content = {
    experiment: run.experiment,
    loss_anatomy: view.settings,
    status: view.diverged ? 'diverged' : 'done',
    step: view.step,
    steps: run.steps,
    seconds: Number(seconds.toPrecision(4)),
    x: [...view.x],
    y: view.target,
    logits: [...view.logits],
    lead: view.lead,
    leads: [...view.leads],
    edges: [...view.edges],
    rows: view.rows,
    wrong: view.wrong,
    hardest: view.hardest,
    losses: view.losses.map((side) => ({
      loss: side.loss,
      output: side.output,
      outputs: [...side.outputs],
      value: side.value,
      gradient: [...side.gradient],
      gradient_norm: side.gradientNorm,
      error: side.error,
      curve: { loss: [...side.curve.loss], gradient_norm: [...side.curve.gradient] },
      plateau: {
        rows: side.plateau.rows,
        share: side.plateau.rows / view.rows,
        wrong: side.plateau.wrong,
        histogram: [...side.plateau.histogram],
      },
    })),
  };
  return `${JSON.stringify(content)}\n`;
}
