/** A column of a table, as the encoding takes it. A missing cell is NaN, or code -1. */
export type Column = { name: string } & (
  | {
      kind: 'number';
      values: Float64Array;
      /** Every cell is written as a whole number, none is missing. */
      integer: boolean;
    }
  | {
      kind: 'boolean';
      /** 0, 1, NaN. */
      values: Float64Array;
    }
  | {
      kind: 'category';
      codes: Int32Array;
      /** In code-point order, or as declared when ordered. */
      levels: string[];
      ordered: boolean;
    }
  | {
      /** Free text: too many different values to be a category; pandas' object all the same. */
      kind: 'text';
      codes: Int32Array;
      levels: string[];
    }
  | {
      kind: 'date';
      /** Milliseconds since 1970 UTC. */
      values: Float64Array;
    }
);
