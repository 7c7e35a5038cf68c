/** The HTML that puts an experiment into another page. */
import { escaped } from './attribute';
import type { Handed, LockablePart, VisiblePart } from './presentation';
import { visibleParts } from './presentation';

/** What is chosen part by part. */
export interface Parts {
  hidden: readonly VisiblePart[];
  locked: readonly LockablePart[];
}

/** `frame` does without a script. Empty: as the reader's browser has it. */
export interface Embedded extends Parts {
  form: 'element' | 'frame';
  language: '' | 'en' | 'zh';
  theme: '' | 'light' | 'dark';
}

/** The same as a document or a host says it: what restricts nothing is left out. */
export function handedOf({ hidden, locked }: Parts): Handed {
  return {
    ...(hidden.length > 0 && { show: visibleParts.filter((part) => !hidden.includes(part)) }),
    ...(locked.length > 0 && { lock: locked }),
  };
}

/** Whether others can open it, rather than only whoever has the page's file. */
export const isOnWeb = (link: string) => /^https?:/.test(link);

/** `link`: to the experiment on a site; null where no other page could load that, as from a disk. */
export function embedCode(link: string, embedded: Embedded): string | null {
  if (!isOnWeb(link)) return null;
  const { origin, pathname, hash } = new URL(link);
  const site = new URL('.', origin + pathname).href;
  const { show, lock } = handedOf(embedded);
  const asked = {
    show: show?.join(),
    lock: lock?.join(),
    lang: embedded.language,
    theme: embedded.theme,
  };
  const said = Object.entries(asked).filter(([, value]) => value);
  if (embedded.form === 'frame') {
    const query = said.map(([name, value]) => `${name}=${value}`).join('&');
    const src = `${site}embed.html${query && '?'}${query}${hash}`;
    const size = { width: '720', height: '480' };
    return tag('iframe', { src, ...size, title: 'Descent Lab', allow: 'clipboard-write' });
  }
  const element = { experiment: site + hash, ...Object.fromEntries(said) };
  return `${tag('script', { src: `${site}descent-lab.js` })}\n${tag('descent-lab', element)}`;
}

function tag(name: string, attributes: { [name: string]: string | undefined }): string {
  const said = Object.entries(attributes).map(([key, value = '']) => `${key}="${escaped(value)}"`);
  return `<${name} ${said.join(' ')}></${name}>`;
}
