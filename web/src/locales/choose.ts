/** Which language the page speaks: the browser's, until the person says otherwise. */
import { t, translate } from '.';
import type { Language } from './language';
import { sayWith } from './words';

const KEY = 'language';
let spoken: Language = 'en';
/** Asked for last. */
let wanted: Language = 'en';

export function currentLanguage(): Language {
  return spoken;
}

/** The one the page was asked for in, the one chosen here, else the first of the browser's that it can speak. */
export function wishedLanguage(asked: string | null = null): Language {
  try {
    const chosen = asked ?? localStorage.getItem(KEY);
    if (chosen === 'en' || chosen === 'zh') return chosen;
  } catch {
    // Storage may be forbidden; the browser's language will do.
  }
  const known = navigator.languages.find((name) => /^(en|zh)\b/i.test(name));
  return /^zh/i.test(known ?? '') ? 'zh' : 'en';
}

/** Remembers the choice where it may. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Then it lasts for this visit.
  }
}

/**
 * Rejects when the sentences do not come; the page then goes on as it spoke before. Of two that are
 * asked for in a row the last one holds.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (language === spoken) return;
  const { sentences, words, sayIn, faultInChinese } = await import('./zh');
  if (language !== wanted) return;
  const chinese = language === 'zh';
  translate(chinese ? sentences : {});
  if (chinese) sayWith(sayIn(words), faultInChinese);
  else sayWith(sayIn({}));
  spoken = language;
  document.documentElement.lang = chinese ? 'zh-CN' : language;
  document.title = t('app.title');
}
