/** The frame's side of the conversation: does what it is told, and tells what happens. */
import { wishedTheme } from '../components/theme';
import type { Lab } from '../lab';
import { asked } from '../lab/address';
import { currentLanguage, speak, wishedLanguage } from '../locales/choose';
import { readExperiment } from './experiment';
import { type Command, marked, readCommand } from './protocol';
import { report } from './report';
import { resume } from './resume';

/** Listens from now on; what it is told waits until the page is there. */
export function answerParent(page: Promise<Lab>): void {
  if (parent === window) return;
  const allowed = asked.get('allow')?.split(',');
  let host: string | null = null;
  /** What was told first is done first. */
  let done: Promise<unknown> = page;
  addEventListener('message', ({ source, origin, data }) => {
    const command = source === parent ? readCommand(data) : null;
    if (command === null || (host !== null && origin !== host)) return;
    if (host !== null) {
      done = done.then(async () => obey(await page, command)).catch(() => {});
      return;
    }
    if (command.type !== 'hello' || allowed?.includes(origin) === false) return;
    host = origin;
    // A sandboxed page has no origin that could be named.
    const to = origin === 'null' ? '*' : origin;
    report(page, (happening) => parent.postMessage(marked(happening), to));
  });
}

/** Ends the way back to where another frame stood. */
let leave = () => {};

async function obey(lab: Lab, command: Command): Promise<void> {
  if (command.type !== 'ask') leave();
  switch (command.type) {
    case 'play':
    case 'pause':
    case 'reset':
      lab[command.type]();
      break;
    case 'load': {
      const { experiment, fault } = await readExperiment(command.experiment);
      if (experiment) lab.bring(experiment);
      else if (fault) lab.fail({ code: 'document', message: fault, path: '' });
      break;
    }
    case 'ask':
      await ask(lab, new URLSearchParams(String(command.query)));
      break;
    case 'resume':
      leave = resume(lab, command.standing);
      break;
  }
}

/** The page as if it had been opened with another query. */
async function ask(lab: Lab, query: URLSearchParams): Promise<void> {
  for (const name of ['show', 'lock', 'lang', 'theme']) {
    const value = query.get(name);
    if (value === null) asked.delete(name);
    else asked.set(name, value);
  }
  document.documentElement.dataset.theme = wishedTheme();
  const language = wishedLanguage(asked.get('lang'));
  if (language !== currentLanguage()) {
    // What is asked for next finds the page in it.
    await speak(language).catch(() => {});
    const event = new CustomEvent('language', { detail: language });
    document.querySelector('lab-app')?.dispatchEvent(event);
  }
  // Whoever hides and locks looks at what was asked for.
  lab.present(lab.presentation);
}
