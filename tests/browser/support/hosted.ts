/** The lab in a page of another origin, from hosts.ts: what it said to that page, and what is in it. */
import { inject } from 'vitest';
import type { Reading } from '../../../web/src/embed/protocol';
import type { Lab } from '../../../web/src/lab';
import type { App } from './app';

export interface Heard {
  id?: string;
  type?: string;
  detail?: Partial<Reading> & { document?: object; path?: string };
  descentLab?: number;
}

export const openHost = (app: App, page: string) => app.driver.goto(`${inject('hostUrl')}${page}`);

/** What the host's page has heard since it was opened. */
export const heard = (app: App, wanted: string, id?: string) =>
  app.evaluate(
    (type, from) =>
      (window as unknown as { heard: Heard[] }).heard.filter(
        (one) => one.type === type && (from === null || one.id === from),
      ),
    wanted,
    id ?? null,
  );

/** The page inside an element, of which it can be seen that it trains. */
export type Inside = Element & { shadowRoot: ShadowRoot };

/** The losses of an element's current run, step by step; without an element the page's own. */
export const losses = (app: App, id: string | null) =>
  app.evaluate(async (element) => {
    const host = element && (document.querySelector(`#${element}`) as Inside);
    const page = host ? host.shadowRoot.querySelector('iframe')?.contentDocument : document;
    const app = page?.querySelector('lab-app') as unknown as { lab: Lab } | undefined;
    const columns = await app?.lab.historyOf(app.lab.current?.id ?? 0);
    return [...(columns?.loss ?? [])];
  }, id);

/** Something in the page inside an element. */
export const inside = <Result>(app: App, id: string, expression: string) =>
  app.driver.evaluate(
    `((page) => page && (${expression}))(document.querySelector('#${id}')?.shadowRoot.querySelector('iframe')?.contentDocument)`,
  ) as Promise<Result>;
