import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasSimd } from '../../../web/src/engine/core-binary';
import { fetchCore } from '../../../web/src/engine/load-core';
import { coreFromBytes } from '../core';

const read = (name: string) =>
  Uint8Array.from(readFileSync(new URL(`../../../build/wasm/${name}`, import.meta.url)));
const binaries = {
  simd: new URL('https://host/lab/descent.wasm'),
  scalar: new URL('https://host/lab/descent-scalar.wasm'),
};
const wasm = { headers: { 'Content-Type': 'application/wasm' } };

/** The host's answer to every request; the addresses asked for come back. */
function host(answer: () => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.href);
    return answer();
  });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the core', () => {
  it('is compiled while it loads', async () => {
    const asked = host(() => new Response(read('descent.wasm'), wasm));
    const core = await fetchCore(binaries);
    expect(core.isBundled('digits')).toBe(true);
    expect(asked).toEqual([binaries.simd.href]);
  });

  it('is compiled after it has loaded from a host that sends another type', async () => {
    host(() => new Response(read('descent.wasm'), { headers: { 'Content-Type': 'text/plain' } }));
    expect((await fetchCore(binaries)).isBundled('digits')).toBe(true);
  });

  it('is the scalar build where vectors are unknown', async () => {
    expect(hasSimd()).toBe(true);
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const asked = host(() => new Response(read('descent-scalar.wasm'), wasm));
    expect((await fetchCore(binaries)).isBundled('digits')).toBe(true);
    expect(asked).toEqual([binaries.scalar.href]);
  });
});

describe('without a core', () => {
  const fault = (message: RegExp) => ({
    code: 'engine',
    message: expect.stringMatching(message),
    path: '',
  });

  it('the page says that the file is missing', async () => {
    host(() => new Response('not here', { status: 404 }));
    await expect(fetchCore(binaries)).rejects.toMatchObject(
      fault(/^The training engine could not be loaded: the server answers 404\.$/),
    );
  });

  it('the page says that the host cannot be reached', async () => {
    host(() => {
      throw new TypeError('Failed to fetch');
    });
    await expect(fetchCore(binaries)).rejects.toMatchObject(
      fault(/could not be loaded: Failed to fetch/),
    );
  });

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, 10_000)],
    ['a page instead', () => new TextEncoder().encode('<!doctype html>')],
    ['of no bytes', () => new Uint8Array()],
    ['damaged in the middle', (bytes: Uint8Array) => bytes.fill(0xff, 5000, 6000)],
  ])('the page says that the file is damaged: %s', async (_, damage) => {
    const bytes = Uint8Array.from(damage(read('descent.wasm')));
    host(() => new Response(bytes, wasm));
    await expect(fetchCore(binaries)).rejects.toMatchObject(fault(/file is damaged/));
    await expect(coreFromBytes(bytes)).rejects.toMatchObject(fault(/file is damaged/));
  });

  it('the page says that the module is another one', async () => {
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    await expect(coreFromBytes(empty)).rejects.toMatchObject(fault(/file is damaged/));
  });

  it('the page says that there is no WebAssembly', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    await expect(fetchCore(binaries)).rejects.toMatchObject(fault(/no WebAssembly/));
  });
});
