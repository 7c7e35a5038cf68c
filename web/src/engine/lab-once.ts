import { labBinariesSeenFrom } from './lab-binaries';
import type { LabModule } from './lab-core';
import { fetchLab } from './load-lab';

/** Loads the lab at the first call; where it did not come, the next call tries again. */
export function labOnce(base: string): () => Promise<LabModule> {
  let lab: Promise<LabModule> | null = null;
  return () => {
    lab ??= fetchLab(labBinariesSeenFrom(base)).catch((error: unknown) => {
      lab = null;
      throw error;
    });
    return lab;
  };
}
