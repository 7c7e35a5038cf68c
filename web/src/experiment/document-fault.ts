/** What is wrong with a part of a document that the core does not know: it says so as the core would. */
import type { Fault } from '../protocol';

export class DocumentFault extends Error implements Fault {
  readonly code = 'document';

  constructor(
    /** The place in the document. */
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
  }

  get fault(): Fault {
    return { code: this.code, message: this.message, path: this.path };
  }
}

/** Throws a DocumentFault for what is no object. */
export function objectAt(value: unknown, at: string): { [key: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DocumentFault(at, `expected an object, found ${describe(value)}`);
  }
  return value as { [key: string]: unknown };
}

export function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value);
}
