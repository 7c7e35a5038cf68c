/** The lab's module as its worker, the command line and the tests use it. */
import type { AnatomyRun, AnatomySettings, AnatomyView } from '../experiment/anatomy';
import type { Entry } from '../experiment/catalogue';
import type { Experiment, FullExperiment } from '../experiment/document';
import type { LandscapePlane, LandscapeSettings } from '../experiment/landscape';
import type { Course, FullRace } from '../experiment/race';
import type { Instrument, Reading, ReadingsPart } from '../experiment/readings';
import type { SurfaceCatalogue } from '../experiment/surfaces';
import type { Address, CoreModule, Outcome, Table } from './core';
import { type BoundEncodings, type Encodings, encodingsOf } from './encoding';
import type { Splits } from './own-table';

/** A run inside the module that is measured while it trains. */
export interface InstrumentsHandle {
  describe(): NonNullable<ReadingsPart['begun']>;
  /** Makes at most so many updates, or a piece of a reading, whichever is due; not when done. */
  work(mostSteps: number): Outcome<{ step: number; done: boolean; readings: Reading[] }>;
  /** Frees it; nothing may be called afterwards. */
  delete(): void;
}

/** `done`: nothing is left to do. */
export type LandscapePhase = 'training' | 'plane' | 'grid' | 'done';

/** A run inside the module whose loss is measured on a plane. */
export interface LandscapeHandle {
  describe(): {
    experiment: FullExperiment;
    landscape: LandscapeSettings;
    steps: number;
    parameters: number;
  };
  /**
   * Makes at most so many pieces (updates, marks of the plane, points of the grid), fewer where a
   * phase ends; not when done. `losses`: those it made, row by row, from the lowest y.
   */
  work(mostPieces: number): Outcome<{
    phase: LandscapePhase;
    made: number;
    pieces: number;
    losses: Float64Array;
  }>;
  /** Only in the phases `grid` and `done`. */
  plane(): LandscapePlane;
  /** Frees it; nothing may be called afterwards. */
  delete(): void;
}

/** A run inside the module, at whose logits several losses look. */
export interface AnatomyHandle {
  describe(): AnatomyRun;
  /** Makes at most so many updates towards the step that the part asks for, `wanted`. */
  train(
    anatomy: unknown,
    mostSteps: number,
  ): Outcome<{ done: boolean; step: number; wanted: number }>;
  /** At the present step. */
  look(anatomy: unknown): Outcome<AnatomyView>;
  /** Frees it; nothing may be called afterwards. */
  delete(): void;
}

/** What the lab says of itself. */
export interface LabCatalogue extends SurfaceCatalogue {
  probes: ProbeEntry[];
}

export interface ProbeEntry extends Entry {
  /** What a reading costs, in words. */
  cost: string;
}

export interface LabModule extends Pick<CoreModule, 'isBundled'>, Races, Encodings, Splits {
  /** The document's part `instruments` with every knob, or what is wrong in it whatever the run. */
  checkInstruments(instruments: unknown): Outcome<Instrument[]>;
  createInstruments(
    experiment: Experiment,
    table: Table | null,
    instruments: unknown,
  ): Outcome<InstrumentsHandle>;
  /** The document's part `landscape` with every knob, or what is wrong in it whatever the run. */
  checkLandscape(landscape: unknown): Outcome<LandscapeSettings>;
  createLandscape(
    experiment: Experiment,
    table: Table | null,
    landscape: unknown,
  ): Outcome<LandscapeHandle>;
  /** The document's part `loss_anatomy` with its knobs, or what is wrong in it whatever the run. */
  checkAnatomy(anatomy: unknown): Outcome<AnatomySettings>;
  createAnatomy(experiment: Experiment, table: Table | null): Outcome<AnatomyHandle>;
}

/** A race, run to its end. */
export interface RaceResult {
  document: FullRace;
  /** One a racer. */
  courses: Course[];
}

/** What needs no object inside the module: bound as it is. */
interface Races {
  /** The whole race a document with a surface describes, or what is wrong in it. */
  race(document: unknown): Outcome<RaceResult>;
  /**
   * f of the document's surface in the middles of columns × rows cells of a rectangle
   * [x0, x1, y0, y1], [rows][columns] from y0 on.
   */
  heights(
    document: unknown,
    rectangle: readonly number[],
    columns: number,
    rows: number,
  ): Outcome<Float64Array>;
}

/** The lab without SIMD, which also describes itself. */
export interface DescribingLab extends LabModule {
  catalogue(): LabCatalogue;
}

/** What is bound (core/bindings/lab): functions alone. */
export interface BoundLab
  extends Omit<
      DescribingLab,
      'createInstruments' | 'createLandscape' | 'createAnatomy' | 'createEncoding'
    >,
    BoundEncodings {
  createInstruments(
    experiment: Experiment,
    table: Table | null,
    instruments: unknown,
  ): Outcome<Address>;
  describeInstruments(run: Address): ReturnType<InstrumentsHandle['describe']>;
  workInstruments(run: Address, mostSteps: number): ReturnType<InstrumentsHandle['work']>;
  deleteInstruments(run: Address): void;
  createLandscape(
    experiment: Experiment,
    table: Table | null,
    landscape: unknown,
  ): Outcome<Address>;
  describeLandscape(landscape: Address): ReturnType<LandscapeHandle['describe']>;
  workOnLandscape(landscape: Address, mostPieces: number): ReturnType<LandscapeHandle['work']>;
  planeOfLandscape(landscape: Address): LandscapePlane;
  deleteLandscape(landscape: Address): void;
  createAnatomy(experiment: Experiment, table: Table | null): Outcome<Address>;
  describeAnatomy(run: Address): AnatomyRun;
  trainAnatomy(
    run: Address,
    anatomy: unknown,
    mostSteps: number,
  ): ReturnType<AnatomyHandle['train']>;
  lookAtAnatomy(run: Address, anatomy: unknown): Outcome<AnatomyView>;
  deleteAnatomy(run: Address): void;
}

/** Makes objects of the functions that are bound. */
export function withHandles(lab: BoundLab): DescribingLab {
  return {
    isBundled: lab.isBundled,
    catalogue: lab.catalogue,
    race: lab.race,
    heights: lab.heights,
    ...encodingsOf(lab),
    trainingRows: lab.trainingRows,
    checkInstruments: lab.checkInstruments,
    createInstruments(...given) {
      const { value: run, fault } = lab.createInstruments(...given);
      if (fault) return { fault };
      return {
        value: {
          describe: () => lab.describeInstruments(run),
          work: (mostSteps) => lab.workInstruments(run, mostSteps),
          delete: () => lab.deleteInstruments(run),
        },
      };
    },
    checkLandscape: lab.checkLandscape,
    createLandscape(...given) {
      const { value: landscape, fault } = lab.createLandscape(...given);
      if (fault) return { fault };
      return {
        value: {
          describe: () => lab.describeLandscape(landscape),
          work: (mostPieces) => lab.workOnLandscape(landscape, mostPieces),
          plane: () => lab.planeOfLandscape(landscape),
          delete: () => lab.deleteLandscape(landscape),
        },
      };
    },
    checkAnatomy: lab.checkAnatomy,
    createAnatomy(...given) {
      const { value: run, fault } = lab.createAnatomy(...given);
      if (fault) return { fault };
      return {
        value: {
          describe: () => lab.describeAnatomy(run),
          train: (anatomy, mostSteps) => lab.trainAnatomy(run, anatomy, mostSteps),
          look: (anatomy) => lab.lookAtAnatomy(run, anatomy),
          delete: () => lab.deleteAnatomy(run),
        },
      };
    },
  };
}
