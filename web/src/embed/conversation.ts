/** The element's side of the conversation with its frame. */
import { type Command, type Happening, marked, readHappening } from './protocol';

export interface Ears {
  told(happening: Happening): void;
  /** The frame has loaded, and does not answer: its scripts have not come. */
  silent(): void;
}

/** How long a frame that has loaded may be silent, in milliseconds. */
const PATIENCE = 20_000;

export class Conversation {
  /** What is said before the frame has answered. */
  #waiting: Command[] | null = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly ears: Ears,
  ) {
    frame.addEventListener('load', this.#greet);
    addEventListener('message', this.#hear);
  }

  say(command: Command): void {
    if (this.#waiting) this.#waiting.push(command);
    else this.#post(command);
  }

  /** The frame is gone; returns what it has not heard. */
  end(): Command[] {
    clearTimeout(this.#timer);
    removeEventListener('message', this.#hear);
    return this.#waiting ?? [];
  }

  /** Its scripts are part of what it loads, so it hears this. */
  #greet = () => {
    this.#post({ type: 'hello' });
    this.#timer = setTimeout(() => this.ears.silent(), PATIENCE);
  };

  #hear = (event: MessageEvent) => {
    if (event.source !== this.frame.contentWindow) return;
    const happening = readHappening(event.data);
    if (happening === null) return;
    if (happening.type === 'here') {
      clearTimeout(this.#timer);
      const said = this.#waiting ?? [];
      this.#waiting = null;
      for (const command of said) this.#post(command);
    }
    this.ears.told(happening);
  };

  /** The frame has the host's origin, or in a sandbox one that cannot be named. */
  #post(command: Command): void {
    this.frame.contentWindow?.postMessage(marked(command), '*');
  }
}
