/** Chromium and Firefox (and WebKit where Playwright has its own) by Playwright. */
import { type BrowserType, chromium, firefox, webkit } from 'playwright-core';
import type { Driver } from './driver';

const types: Record<string, BrowserType> = { chromium, firefox, webkit };

export async function startPlaywright(
  engine: 'chromium' | 'firefox' | 'webkit',
  { path, stock }: { path: string; stock: boolean },
  args: string[],
): Promise<Driver> {
  const browser = await (types[engine] as BrowserType).launch({
    executablePath: path,
    // Root, as in a container, has no sandbox.
    args: engine === 'chromium' ? ['--no-sandbox', ...args] : [],
    // Playwright speaks to a Firefox as its maker ships it only when told so.
    ...(engine === 'firefox' && stock && { channel: 'moz-firefox' }),
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
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
    close: () => browser.close(),
  };
}
