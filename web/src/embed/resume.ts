import type { Lab } from '../lab';
import type { Standing } from './protocol';

/**
 * Trains the first run to where it stood, as fast as it goes, and goes on if it went on. Whoever pauses
 * it on its way has it from then on, and so has whoever calls what is returned.
 */
export function resume(lab: Lab, { step, playing, speed }: Standing): () => void {
  const leave = () => lab.removeEventListener('frame', look);
  let id: number | null = null;
  const look = () => {
    const run = lab.current;
    // One that begins rests at its first step before it goes.
    if (run === null || (id === null && run.step === 0 && run.state !== 'running')) return;
    id ??= run.id;
    if (run.id === id && run.state === 'running') return;
    leave();
    if (playing && run.id === id && run.state === 'paused' && run.step === step) lab.play();
  };
  lab.setSpeed(speed);
  if (step > 0) {
    lab.addEventListener('frame', look);
    lab.step(step);
  } else if (playing) {
    lab.play();
  }
  return leave;
}
