/** One-hot and ordinal encoding as the lab does it, and how a table's columns cross to it. */
import type { Column } from '../table/column';
import type { Address, Outcome } from './core';

/** As pandas.get_dummies names them; what is left out has its default. */
export interface EncodingSettings {
  /** Which are one-hot encoded, in this order; else texts, categories and booleans with gaps. */
  columns?: string[];
  /** For all columns, for each in their order, or by their names; else the column's name. */
  prefix?: string | string[] | Record<string, string>;
  prefix_sep?: string | string[] | Record<string, string>;
  /** A last column for missing cells. */
  dummy_na?: boolean;
  drop_first?: boolean;
  /** The levels that become 0, 1, 2, …, in their order. */
  ordinal?: Record<string, string[]>;
}

/** What a column of the table becomes. */
export interface EncodedPart {
  kind: 'kept' | 'ordinal' | 'one_hot';
  /** Which one of the table. */
  column: number;
  /** One of kept and ordinal ones, one a level of others. */
  names: string[];
}

/** The cells of a part; none of kept ones. */
export interface EncodedCells {
  /** one_hot: which of its columns is 1, -1 where none is. */
  codes: Int32Array;
  /** ordinal: NaN where it is missing. */
  values: Float64Array;
  /** Rows with a level that was not there when the encoding was fitted. */
  unseen: number;
}

/** An encoding inside the module, fitted to the rows of a table. */
export interface EncodingHandle {
  /** First what is kept and what is ordinal, then what is one-hot. */
  parts(): EncodedPart[];
  /** Applies it, part by part, to rows of this table or one like it; null: all of them. */
  encode(columns: readonly Column[], rows: Int32Array | null): Outcome<EncodedCells[]>;
  /** Frees it; nothing may be called afterwards. */
  delete(): void;
}

export interface Encodings {
  /** Learns the levels from the given rows; null: from all of them. */
  createEncoding(
    columns: readonly Column[],
    settings: EncodingSettings,
    rows: Int32Array | null,
  ): Outcome<EncodingHandle>;
}

/** What is bound (core/bindings/lab/encoding.cpp). */
export interface BoundEncodings {
  createEncoding(
    columns: CrossingColumn[],
    settings: EncodingSettings,
    rows: Int32Array | null,
  ): Outcome<Address>;
  describeEncoding(encoding: Address): EncodedPart[];
  encodeRows(
    encoding: Address,
    columns: CrossingColumn[],
    rows: Int32Array | null,
  ): Outcome<EncodedCells[]>;
  deleteEncoding(encoding: Address): void;
}

/** `category`: its levels are declared. */
type CrossingColumn = { name: string } & (
  | { kind: 'number' | 'integer' | 'boolean' | 'date'; values: Float64Array }
  | { kind: 'text' | 'category'; codes: Int32Array; text: Uint8Array; ends: Uint32Array }
);

export function encodingsOf(lab: BoundEncodings): Encodings {
  return {
    createEncoding(columns, settings, rows) {
      const { value: encoding, fault } = lab.createEncoding(columns.map(crossing), settings, rows);
      if (fault) return { fault };
      return {
        value: {
          parts: () => lab.describeEncoding(encoding),
          encode: (table, some) => lab.encodeRows(encoding, table.map(crossing), some),
          delete: () => lab.deleteEncoding(encoding),
        },
      };
    },
  };
}

function crossing(column: Column): CrossingColumn {
  const { name, kind } = column;
  switch (kind) {
    case 'number':
      return { name, kind: column.integer ? 'integer' : kind, values: column.values };
    case 'boolean':
    case 'date':
      return { name, kind, values: column.values };
    case 'category':
    case 'text': {
      const declared = kind === 'category' && column.ordered;
      const levels = joined(column.levels);
      return { name, kind: declared ? 'category' : 'text', codes: column.codes, ...levels };
    }
  }
}

/** Texts one behind the other: a million of them are one call. */
function joined(texts: readonly string[]): { text: Uint8Array; ends: Uint32Array } {
  const encoder = new TextEncoder();
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  const room = new Uint8Array(3 * units);
  let end = 0;
  const ends = Uint32Array.from(texts, (text) => {
    end += encoder.encodeInto(text, room.subarray(end)).written;
    return end;
  });
  return { text: room.slice(0, end), ends };
}
