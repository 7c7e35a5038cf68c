/** Chromium and Firefox (and WebKit where Playwright has its own) by Playwright. */
import { type Browser, type BrowserType, chromium, firefox, webkit } from 'playwright-core';
import type { Driver } from './driver';
import { shared } from './environment';

const types: Record<string, BrowserType> = { chromium, firefox, webkit };

/** The worker's browser of this kind, started when there is none, or none any more. */
async function sharedBrowser(engine: string, launch: () => Promise<Browser>): Promise<Browser> {
  const running = await shared.get(engine)?.catch(() => undefined);
  if (running?.isConnected()) return running;
  const started = launch();
  shared.set(engine, started);
  return started;
}

export async function startPlaywright(
  engine: 'chromium' | 'firefox' | 'webkit',
  { path, stock }: { path: string; stock: boolean },
  args: string[],
): Promise<Driver> {
  const launch = () =>
    (types[engine] as BrowserType).launch({
      executablePath: path,
      // Root, as in a container, has no sandbox.
      args: engine === 'chromium' ? ['--no-sandbox', ...args] : [],
      // Playwright speaks to a Firefox as its maker ships it only when told so.
      ...(engine === 'firefox' && stock && { channel: 'moz-firefox' }),
    });
  // Other arguments make another browser.
  const browser = await (args.length ? launch() : sharedBrowser(engine, launch));
  // Nothing is stored in a new context, and nothing of it is left behind.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
  });
  const page = await context.newPage();
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: (expression) => page.evaluate(expression),
    pointer: async (path, pressed) => {
      for (const [index, { x, y }] of path.entries()) {
        await page.mouse.move(x, y);
        if (pressed && index === 0) await page.mouse.down();
      }
      if (pressed) await page.mouse.up();
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key === ' ' ? 'Space' : key),
    screenshot: () => page.screenshot(),
    resize: (width, height) => page.setViewportSize({ width, height }),
    close: () => (args.length ? browser.close() : context.close()),
  };
}
