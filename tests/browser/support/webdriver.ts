/** WebKitGTK's MiniBrowser, spoken to in plain WebDriver, on an X server of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, Point } from './driver';

/** WebDriver's code points for keys without a character. */
const keyCodes: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Starts an X server on a display it chooses; it says which on its fourth stream. */
async function startXvfb(xvfb: string): Promise<{ display: string; server: ChildProcess }> {
  const screen = ['-screen', '0', '2000x1400x24'];
  const server = spawn(xvfb, ['-displayfd', '3', '-nolisten', 'tcp', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(server.stdio[3] as Readable, 'data');
  return { display: `:${String(number).trim()}`, server };
}

export async function startWebKit(paths: {
  driver: string;
  miniBrowser: string;
  xvfb: string;
}): Promise<Driver> {
  const { display, server } = await startXvfb(paths.xvfb);
  // Without its buttons' padding the window can be as narrow as a phone.
  const config = await mkdtemp(join(tmpdir(), 'descent-webkit-'));
  await mkdir(join(config, 'gtk-3.0'));
  await writeFile(
    join(config, 'gtk-3.0/gtk.css'),
    '* { margin: 0; padding: 0; border: 0; min-width: 0; min-height: 0; }',
  );
  const port = await freePort();
  const driver = spawn(paths.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // LANG: with C, navigator.language is "C", which Intl refuses. DMABUF: sharing pictures by a
    // graphics card that is not there takes WebKit's tests more than half as long again.
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LANG: 'en_US.UTF-8',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      XDG_CONFIG_HOME: config,
    },
  });
  const stop = async () => {
    for (const process of [driver, server]) {
      if (process.exitCode !== null || process.signalCode !== null) continue;
      process.kill();
      await once(process, 'exit');
    }
    await rm(config, { recursive: true, force: true });
  };

  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebDriver ${path}: ${JSON.stringify(value)}`);
    return value;
  };

  const newSession = {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: paths.miniBrowser, args: ['--automation'] },
      },
    },
  };
  let id: string | undefined;
  for (let attempt = 0; id === undefined; attempt += 1) {
    try {
      id = ((await call('POST', '/session', newSession)) as { sessionId: string }).sessionId;
    } catch (error) {
      // The driver needs a moment until it listens.
      if (attempt === 50 || !(error instanceof TypeError)) {
        await stop();
        throw error;
      }
      await sleep(100);
    }
  }
  const session = (method: string, path: string, body?: unknown) =>
    call(method, `/session/${id}${path}`, body);
  await session('POST', '/timeouts', { script: 60_000, pageLoad: 60_000 });

  const evaluate = async (expression: string) => {
    const script = `const done = arguments[0];
      (async () => (${expression}))().then(
        (value) => done({ value }), (error) => done({ error: String(error) }));`;
    const result = (await session('POST', '/execute/async', { script, args: [] })) as {
      value?: unknown;
      error?: string;
    };
    if (result.error !== undefined) throw new Error(result.error);
    return result.value;
  };

  const perform = (type: 'key' | 'pointer', actions: object[]) =>
    session('POST', '/actions', { actions: [{ type, id: type, actions }] });
  const keys = (names: string[]) =>
    names.map((name) => keyCodes[name] ?? (name === 'Space' ? ' ' : name));

  return {
    goto: async (url) => {
      await session('POST', '/url', { url });
    },
    evaluate,
    pointer: async (path, pressed) => {
      const moves = path.map(({ x, y }: Point) => {
        return { type: 'pointerMove', duration: 20, x: Math.round(x), y: Math.round(y) };
      });
      const [first, ...rest] = moves;
      const down = { type: 'pointerDown', button: 0 };
      const up = { type: 'pointerUp', button: 0 };
      await perform('pointer', pressed ? [first as object, down, ...rest, up] : moves);
    },
    type: async (text) => {
      const strokes = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await perform('key', strokes);
    },
    press: async (key) => {
      const values = keys(key === '+' || key === ' ' ? [key] : key.split('+'));
      await perform('key', [
        ...values.map((value) => ({ type: 'keyDown', value })),
        ...values.reverse().map((value) => ({ type: 'keyUp', value })),
      ]);
    },
    screenshot: async () => Buffer.from((await session('GET', '/screenshot')) as string, 'base64'),
    resize: async (width, height) => {
      const frame = (await evaluate(
        '({ width: outerWidth - innerWidth, height: outerHeight - innerHeight })',
      )) as { width: number; height: number };
      await session('POST', '/window/rect', {
        x: 0,
        y: 0,
        width: width + frame.width,
        height: height + frame.height,
      });
    },
    close: async () => {
      await session('DELETE', '').catch(() => undefined);
      await stop();
    },
  };
}
