import type { Fault } from '../protocol';
import type { Outcome } from './core';

/** A fault on its way to whoever reports it. */
export class FaultError extends Error {
  constructor(
    readonly code: Fault['code'],
    message: string,
    readonly path = '',
  ) {
    super(message);
  }

  get fault(): Fault {
    return { code: this.code, message: this.message, path: this.path };
  }
}

/** What the core gives, or throws what it refuses. */
export function granted<T>({ value, fault }: Outcome<T>): T {
  if (fault) throw new FaultError(fault.code, fault.message, fault.path);
  return value as T;
}

/** The fault that was thrown, by whichever class: those of another script are others. */
export function thrownFault(error: unknown): Fault | null {
  return (Object(error) as { fault?: Fault }).fault ?? null;
}

/** Anything thrown, as a fault; what nobody foresaw is the engine's. */
export function faultOf(error: unknown): Fault {
  return thrownFault(error) ?? { code: 'engine', message: messageOf(error), path: '' };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Who cannot be loaded or started, for messages. */
export const theEngine = 'The training engine';
export const theLab = 'The lab';

/** Said when a worker could not be started; `what`: whose it was. */
export function notStarted(error: unknown, what?: string): string {
  return error instanceof FaultError ? error.message : blocked(messageOf(error), what);
}

/** Said of a worker that never answered. */
export function blocked(reason: string | undefined, what = theEngine): string {
  const detail = reason ? ` (${reason})` : '';
  return `${what} could not be started: its worker is missing, or was blocked by a content policy or an extension${detail}.`;
}
