/** What the lab says of surfaces (core/include/descent/lab.hpp): it comes with the view that shows them. */
import lab from '../generated/lab.json';
import type { Knob } from './catalogue';
import type { SurfaceEntry } from './race';

export interface SurfaceCatalogue {
  surfaces: SurfaceEntry[];
  /** Knobs that every surface has. */
  surface: Knob[];
}

export const surfaceCatalogue = lab as unknown as SurfaceCatalogue;
