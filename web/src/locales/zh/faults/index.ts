/** Messages of faults in Chinese. They are made in English, far from the page; here they are read. */
import { core } from './core';
import { codes, nouns, page } from './page';
import { tables } from './tables';

export { nouns };
export const messages: Readonly<Record<string, string>> = { ...core, ...tables, ...page };

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The one that says most comes first: others may fit as well. */
const patterns = Object.entries(messages)
  .map(([english, chinese]) => {
    const fixed = english.split('{}');
    const form = new RegExp(`^${fixed.map(escaped).join('(.*?)')}$`, 's');
    return { form, chinese, length: fixed.join('').length };
  })
  .sort((a, b) => b.length - a.length);

/** A whole message, or a reason without its place; what nobody has put into Chinese stays as it is. */
export function faultInChinese(message: string): string {
  const whole = nouns[message] ?? codes[message];
  if (whole !== undefined) return whole;
  // What somebody has written is not ours to translate.
  if (/^".*"$/s.test(message)) return message;
  const placed = behindPlace(/^(\S+): (.+)$/s, message);
  if (placed) return placed;
  for (const { form, chinese } of patterns) {
    const [, ...values] = form.exec(message) ?? [];
    if (values.length > 0 || form.test(message)) {
      return chinese.replace(/\{(\d)\}/g, (_, at) => faultInChinese(values[Number(at) - 1] ?? ''));
    }
  }
  const choices = /^one of (.*)$/.exec(message)?.[1];
  if (choices !== undefined) return ` ${choices} 之一`;
  // A place may be a file's name, with blanks in it.
  return behindPlace(/^(.+?): (.+)$/s, message) ?? message;
}

/** The place as it is, and the reason in Chinese; null where there is none. */
function behindPlace(form: RegExp, message: string): string | null {
  const [, place = '', reason = ''] = form.exec(message) ?? [];
  const said = reason && faultInChinese(reason);
  return said === reason ? null : `${place}：${said}`;
}
