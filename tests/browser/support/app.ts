/** The page as a person uses it, the same in every browser. Specs are written against this. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { findBrowser, findWebKit } from '../../../web/tools/browsers.mjs';
import type { Driver, Point } from './driver';
import { locate, type Target, touchable } from './locate';
import { startPlaywright } from './playwright';
import { startWebKit } from './webdriver';

export type { Point, Target };
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** What the page offered for saving. */
export interface Download {
  name: string;
  type: string;
  base64: string;
}

const patience = 10_000;

/** What looking at the page again and again came to. */
interface Looked {
  value: unknown;
  done: boolean;
}

export class App {
  readonly engine: Engine;
  readonly #args: string[];
  #driver: Driver | undefined;

  /** `args` are given to Chromium when it starts. */
  constructor(engine: Engine, args: string[] = []) {
    this.engine = engine;
    this.#args = args;
  }

  get driver(): Driver {
    if (!this.#driver) throw new Error('the browser is not running');
    return this.#driver;
  }

  async start(): Promise<void> {
    const found = await (this.engine === 'webkit' ? findWebKit() : findBrowser(this.engine));
    if (!found) throw new Error(`${this.engine} is not installed: node web/tools/setup.mjs`);
    this.#driver =
      'driver' in found
        ? await startWebKit(found)
        : await startPlaywright(this.engine, found, this.#args);
    await this.resize(1280, 800);
  }

  async stop(): Promise<void> {
    await this.#driver?.close();
  }

  /** A first visit: nothing stored. `address` is what follows the page's own address. */
  async open(address = ''): Promise<void> {
    await this.driver.goto(new URL('/blank.html', inject('siteUrl')).href);
    await this.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
      return new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase('descent-lab');
        request.onsuccess = request.onerror = () => resolve();
      });
    });
    await this.visit(address);
  }

  /** Another visit: what the page stored is there. */
  async visit(address = ''): Promise<void> {
    await this.driver.goto(inject('siteUrl') + address);
  }

  /** Runs a function in the page. It may use its arguments and the page, nothing around it. */
  async evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    return (await this.driver.evaluate(`(${run})(...${JSON.stringify(args)})`)) as Result;
  }

  /** Waits until a function in the page gives something truthy, and returns that. */
  async waitFor<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    args: Args,
    { timeout = patience, what = String(run) } = {},
  ): Promise<Result> {
    const result = await this.#until(`(${run})(...${JSON.stringify(args)})`, timeout);
    if (!result) throw new Error(`waited ${timeout} ms in vain for: ${what}`);
    return result as Result;
  }

  /** Waits until the element is there and shown. */
  async see(target: Target, timeout = patience): Promise<void> {
    const seen = await this.#until(
      `(${locate})(${JSON.stringify(target)})[0]?.checkVisibility()`,
      timeout,
    );
    if (!seen) throw new Error(`${JSON.stringify(target)} did not appear`);
  }

  async count(target: Target): Promise<number> {
    return Number(await this.driver.evaluate(`(${locate})(${JSON.stringify(target)}).length`));
  }

  /** The text of the first match, white space collapsed; null when there is none. */
  async text(target: Target): Promise<string | null> {
    return this.#first(target, "element.textContent.replace(/\\s+/g, ' ').trim()");
  }

  async value(target: Target): Promise<string | null> {
    return this.#first(target, 'element.value');
  }

  async attribute(target: Target, name: string): Promise<string | null> {
    return this.#first(target, `element.getAttribute(${JSON.stringify(name)})`);
  }

  async click(target: Target): Promise<void> {
    await this.driver.pointer([await this.middle(target)], true);
  }

  async hover(target: Target): Promise<void> {
    await this.driver.pointer([await this.middle(target)], false);
  }

  /** Presses at the first point, moves along the others, lets go at the last. */
  async drag(...path: Point[]): Promise<void> {
    await this.driver.pointer(path, true);
  }

  /** Where a person would click the element; waits until one could. */
  async middle(target: Target): Promise<Point> {
    const expression = `(${touchable})((${locate})(${JSON.stringify(target)}))`;
    const isFound = '(found) => !("fault" in found)';
    const found = (await this.#until(expression, patience, isFound)) as Point | { fault: string };
    if ('fault' in found) throw new Error(`${JSON.stringify(target)} ${found.fault}`);
    return found;
  }

  /** Puts a value into a field, as by hand: what was there is replaced, and the field is left. */
  async fill(target: Target, value: string | number): Promise<void> {
    await this.see(target);
    const isTyped = await this.#first(
      target,
      "element.matches('textarea, input:not([type=range], [type=color])')",
    );
    if (!isTyped) {
      await this.#first(
        target,
        `(element.value = ${JSON.stringify(String(value))},
          element.dispatchEvent(new Event('input', { bubbles: true })),
          element.dispatchEvent(new Event('change', { bubbles: true })))`,
      );
      return;
    }
    await this.#first(target, '(element.focus(), element.select(), true)');
    await this.driver.type(String(value));
    await this.#first(target, '(element.blur(), true)');
  }

  /** Chooses an option of a select element by its value. */
  async choose(target: Target, value: string): Promise<void> {
    await this.fill(target, value);
    // A page that is drawn meanwhile shows what was chosen before until the core has taken this.
    const end = Date.now() + patience;
    while ((await this.value(target)) !== value) {
      if (Date.now() > end) throw new Error(`${JSON.stringify(target)} has no option ${value}`);
      await sleep(50);
    }
  }

  async press(key: string): Promise<void> {
    await this.driver.press(key);
  }

  async resize(width: number, height: number): Promise<void> {
    await this.driver.resize(width, height);
    await this.waitFor((wanted) => Math.abs(innerWidth - wanted) < 2, [width], {
      what: `a viewport of ${width} pixels`,
    });
  }

  /**
   * Leaves the page for another tab meanwhile, and comes back. Test drivers keep pages in front, so
   * this does to the page what a browser does: it is told, and no frame is drawn.
   */
  async elsewhere(meanwhile: () => Promise<void>): Promise<void> {
    await this.evaluate(() => {
      const draw = window.requestAnimationFrame;
      const waiting: FrameRequestCallback[] = [];
      const told = () => document.dispatchEvent(new Event('visibilitychange'));
      window.requestAnimationFrame = (callback) => waiting.push(callback);
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      told();
      Object.assign(window, {
        comeBack: () => {
          window.requestAnimationFrame = draw;
          for (const name of ['hidden', 'visibilityState']) Reflect.deleteProperty(document, name);
          told();
          for (const callback of waiting) draw(callback);
        },
      });
    });
    await meanwhile();
    await this.driver.evaluate('comeBack()');
  }

  async screenshot(path: string): Promise<void> {
    const before = (await this.errors()).length;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await this.driver.screenshot());
    // Playwright tries to add a style for it, which the content policy refuses: no fault of ours.
    await this.driver.evaluate(`recordedErrors.length = ${before}`);
  }

  /**
   * What the page offers for saving during an action. The link's click is caught in the page,
   * because not every browser tells a test of its downloads.
   */
  async download(action: () => Promise<void>): Promise<Download> {
    await this.evaluate(() => {
      const caught: Download[] = [];
      const blobs = new Map<string, Blob>();
      const { createObjectURL } = URL;
      const { click } = HTMLAnchorElement.prototype;
      URL.createObjectURL = (blob) => {
        const url = createObjectURL(blob);
        blobs.set(url, blob as Blob);
        return url;
      };
      const take = (link: HTMLAnchorElement) => {
        const name = link.download;
        const blob = blobs.get(link.href);
        const deliver = (url: string) => {
          const [head = '', base64 = ''] = url.split(';base64,');
          caught.push({ name, type: head.slice('data:'.length), base64 });
        };
        if (!blob) return deliver(link.href);
        const reader = new FileReader();
        reader.onload = () => deliver(String(reader.result));
        reader.readAsDataURL(blob);
      };
      HTMLAnchorElement.prototype.click = function () {
        if (this.hasAttribute('download')) take(this);
        else click.call(this);
      };
      const onClick = (event: MouseEvent) => {
        const link = (event.target as Element).closest<HTMLAnchorElement>('a[download]');
        if (!link) return;
        event.preventDefault();
        take(link);
      };
      document.addEventListener('click', onClick, true);
      Object.assign(window, {
        caughtDownloads: caught,
        releaseDownloads: () => {
          URL.createObjectURL = createObjectURL;
          HTMLAnchorElement.prototype.click = click;
          document.removeEventListener('click', onClick, true);
        },
      });
    });
    await action();
    const download = (await this.waitFor(
      () => (window as unknown as { caughtDownloads: Download[] }).caughtDownloads[0],
      [],
      { what: 'a download' },
    )) as Download;
    await this.driver.evaluate('releaseDownloads()');
    return download;
  }

  /** What went wrong in the page since it was opened: exceptions, console errors, policy. */
  async errors(): Promise<string[]> {
    return (await this.driver.evaluate('recordedErrors')) as string[];
  }

  /**
   * The value of an expression in the page once it is as wanted, or the last one when that takes too
   * long. The page itself looks again and again, because asking it costs more than looking; but it
   * is asked every second, since it may have been left meanwhile.
   */
  async #until(expression: string, timeout: number, isWanted = 'Boolean'): Promise<unknown> {
    const end = Date.now() + timeout;
    for (;;) {
      const least = Math.min(1000, Math.max(0, end - Date.now()));
      const look = `(async () => {
        const end = performance.now() + ${least};
        for (;;) {
          const value = await (${expression});
          const done = (${isWanted})(value);
          if (done || performance.now() > end) return { value, done };
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
      })()`;
      try {
        const { value, done } = (await this.driver.evaluate(look)) as Looked;
        if (done || Date.now() > end) return value;
      } catch (error) {
        // Another page has come meanwhile.
        if (Date.now() > end) throw error;
        await sleep(50);
      }
    }
  }

  /** The value of an expression over the first match, `element`; null when there is none. */
  async #first<Result>(target: Target, expression: string): Promise<Result | null> {
    return (await this.driver.evaluate(
      `((element) => element ? ${expression} : null)((${locate})(${JSON.stringify(target)})[0])`,
    )) as Result | null;
  }
}

const engines: readonly Engine[] = ['chromium', 'firefox', 'webkit'];
const chosen = process.env.BROWSERS?.split(',');

/** Declares the same tests for each browser; BROWSERS=chromium,firefox in the environment picks. */
export function forEachBrowser(declare: (app: App) => void): void {
  for (const engine of engines) inBrowser(engine, new App(engine), declare);
}

/** Chromium on a processor that lacks what WASM SIMD needs. */
export function inChromiumWithoutSimd(declare: (app: App) => void): void {
  const app = new App('chromium', ['--js-flags=--no-enable-sse4-1']);
  inBrowser('chromium without SIMD', app, declare);
}

function inBrowser(name: string, app: App, declare: (app: App) => void): void {
  describe.runIf(chosen?.includes(app.engine) ?? true)(name, () => {
    beforeAll(() => app.start());
    afterAll(() => app.stop());
    declare(app);
  });
}
