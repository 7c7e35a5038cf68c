/**
 * `<descent-lab experiment="…" show="charts,transport" lock="data" lang="zh" theme="dark">`: the page
 * in a frame of its own, so that the style sheets, keys and sizes of its host do not touch it. The
 * frame is made when it is scrolled into view, and gone, with its workers, when the element is.
 */
import { Conversation } from './conversation';
import { frameSource } from './frame-source';
import { LastKnown } from './last-known';
import { missing } from './missing';
import type { Command, Happening } from './protocol';

/** What the frame takes in its query. */
const options = ['show', 'lock', 'lang', 'theme'];

const sheet = () => {
  const made = new CSSStyleSheet();
  made.replaceSync(`
    :host { display: block; height: 480px; }
    :host([hidden]) { display: none; }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
    p { margin: 16px; font: 14px/1.5 sans-serif; }
  `);
  return made;
};

/** `frame`: the address of the frame's first script. */
export function defineElement(frame: string): typeof HTMLElement {
  class DescentLab extends HTMLElement {
    static observedAttributes = ['experiment', ...options];

    readonly #root = this.attachShadow({ mode: 'open' });
    readonly #seen = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#start();
      },
      { rootMargin: '200px' },
    );
    /** What no frame has heard, because there was none or it had not answered. */
    #unsaid: Command[] = [];
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
      this.#unsaid = this.#talk?.end() ?? this.#unsaid;
      this.#talk = null;
      this.#root.replaceChildren();
    }

    /** Moved by `moveBefore`, which leaves frames as they are. */
    connectedMoveCallback(): void {}

    attributeChangedCallback(name: string): void {
      if (name === 'experiment') this.load(this.getAttribute('experiment') ?? '');
      else this.#say({ type: 'ask', query: this.#query() });
    }

    play(): void {
      this.#start();
      this.#say({ type: 'play' });
    }

    pause(): void {
      this.#say({ type: 'pause' });
    }

    reset(): void {
      this.#known.reset();
      this.#say({ type: 'reset' });
    }

    #say(command: Command): void {
      if (this.#talk) this.#talk.say(command);
      else this.#unsaid.push(command);
    }

    /** A document, its JSON, or a link to it. */
    load(experiment: object | string): void {
      this.#known.load(experiment);
      this.#say({ type: 'load', experiment });
    }

    #query(): string {
      const asked = new URLSearchParams();
      for (const name of options) {
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
      const talk = new Conversation(element, {
        told: (happening) => this.#hear(happening),
        silent: () => this.#fail(),
      });
      this.#talk = talk;
      if (standing) talk.say({ type: 'resume', standing });
      // With what was to be loaded, or gone back to, it has begun.
      const begun = this.#unsaid.findLastIndex(({ type }) => /load|resume/.test(type));
      for (const command of this.#unsaid.slice(begun + 1)) talk.say(command);
      this.#unsaid = [];
      this.#root.replaceChildren(element);
    }

    #hear(happening: Happening): void {
      if (!this.#known.hear(happening)) return;
      const { type, ...detail } = happening;
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
