/** The core's binary, compiled: a module that can be posted to other threads. */
import { FaultError, messageOf, theEngine } from './fault';

/** A module of one function that makes a vector: `i32.const 0, i32x4.splat`. */
const simdProbe = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // magic, version
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b], // type: () -> v128
  ...[0x03, 0x02, 0x01, 0x00], // one function of it
  ...[0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x11, 0x0b], // its code
);

/** Throws a FaultError where there is no WebAssembly at all. */
export function hasSimd(): boolean {
  if (typeof WebAssembly === 'undefined') {
    throw new FaultError(
      'engine',
      'This browser has no WebAssembly, or it is switched off; the training engine needs it.',
    );
  }
  return WebAssembly.validate(simdProbe);
}

/** Compiles the binary that suits the browser. Throws a FaultError when there is none or it is damaged. */
export async function fetchBinary(
  binaries: { simd: URL; scalar: URL },
  what = theEngine,
): Promise<WebAssembly.Module> {
  const url = hasSimd() ? binaries.simd : binaries.scalar;
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw missing(what, messageOf(error));
  }
  if (!response.ok) throw missing(what, `the server answers ${response.status}`);
  return sound(compile(response), what);
}

/** Throws a FaultError when the bytes are no WebAssembly. */
export function compileBinary(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return sound(WebAssembly.compile(bytes));
}

/** What came of compiling or starting the core; throws a FaultError that says why nothing did. */
export async function sound<T>(result: Promise<T>, what = theEngine): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw new FaultError(
      'engine',
      `${what} could not be started: its file is damaged, or a content policy forbids ` +
        `WebAssembly. (${messageOf(error)})`,
    );
  }
}

async function compile(response: Response): Promise<WebAssembly.Module> {
  // Compiling while it loads is for hosts that send the right type; the others' answer is read first.
  const type = response.headers.get('Content-Type') ?? '';
  return type.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

export function missing(what: string, reason: string): FaultError {
  return new FaultError('engine', `${what} could not be loaded: ${reason}.`);
}
