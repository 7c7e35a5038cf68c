/**
 * `<descent-lab experiment="…" show="charts,transport" lock="data" lang="zh" theme="dark">`: the page
 * in a frame of its own, so that the style sheets, keys and sizes of its host do not touch it. The
 * frame is made when it is scrolled into view, and gone, with its workers, when the element is.
 */
import { Conversation } from './conversation';
import { frameSource } from './frame-source';
import { LastKnown } from './last-known';
import { missing } from './missing';
import type { Happening } from './protocol';

/** How long a frame that has loaded may be silent, in milliseconds. */
const patience = 20_000;

const sheet = () => {
  const made = new CSSStyleSheet();
  made.replaceSync(`
    :host { display: block; height: 480px; }
    :host([hidden]) { display: none; }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
    p { margin: 0; padding: 16px; font: 14px/1.5 sans-serif; }
  `);
  return made;
};

/** `frame`: the address of the frame's first script. */
export function defineElement(frame: string): typeof HTMLElement {
  class DescentLab extends HTMLElement {
    static observedAttributes = ['experiment', 'show', 'lock', 'lang', 'theme'];

    readonly #root = this.attachShadow({ mode: 'open' });
    readonly #seen = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#start();
      },
      { rootMargin: '200px' },
    );
    #talk: Conversation | null = null;
    readonly #known = new LastKnown();

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet()];
    }

    connectedCallback(): void {
      this.#seen.observe(this);
    }

    disconnectedCallback(): void {
      this.#seen.disconnect();
      this.#talk?.end();
      this.#talk = null;
      this.#root.replaceChildren();
    }

    /** Moved by `moveBefore`, which leaves frames as they are. */
    connectedMoveCallback(): void {}

    attributeChangedCallback(name: string): void {
      if (name === 'experiment') this.load(this.getAttribute('experiment') ?? '');
      else this.#talk?.say({ type: 'ask', query: this.#query() });
    }

    play(): void {
      this.#start();
      this.#talk?.say({ type: 'play' });
    }

    pause(): void {
      this.#talk?.say({ type: 'pause' });
    }

    reset(): void {
      this.#talk?.say({ type: 'reset' });
    }

    /** A document, its JSON, or a link to it. */
    load(experiment: object | string): void {
      this.#known.load(experiment);
      this.#talk?.say({ type: 'load', experiment });
    }

    #query(): string {
      const asked = new URLSearchParams();
      for (const name of ['show', 'lock', 'lang', 'theme']) {
        const value = this.getAttribute(name);
        if (value !== null) asked.set(name, value);
      }
      return asked.toString();
    }

    #start(): void {
      if (this.#talk || !this.isConnected) return;
      this.#seen.disconnect();
      const element = document.createElement('iframe');
      const { experiment, standing } = this.#known.open();
      element.title = this.title || 'Descent Lab';
      element.allow = 'clipboard-write';
      element.srcdoc = frameSource(frame, this.#query(), experiment);
      const talk = new Conversation(element, patience, {
        told: (happening) => this.#hear(happening),
        silent: () => this.#fail(),
      });
      this.#talk = talk;
      if (standing) talk.say({ type: 'resume', standing });
      this.#root.replaceChildren(element);
    }

    #hear(happening: Happening): void {
      this.#known.hear(happening);
      const { type, ...detail } = happening;
      if (type === 'here' || type === 'ready') return;
      this.dispatchEvent(new CustomEvent(type, { detail }));
    }

    #fail(): void {
      const text = document.createElement('p');
      text.setAttribute('role', 'alert');
      text.textContent = missing;
      this.#root.replaceChildren(text);
    }
  }
  return DescentLab;
}
