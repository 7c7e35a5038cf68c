/** Light or dark: the system's, until the person says otherwise. public/boot.js does the same before the first paint. */
import { asked } from '../lab/address';

export type ThemeName = 'light' | 'dark';

const KEY = 'theme';
const system = () => matchMedia('(prefers-color-scheme: dark)');

export function currentTheme(): ThemeName {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

/** The one the page was asked for in, else the system's. */
export function wishedTheme(): ThemeName {
  const theme = asked.get('theme');
  if (theme === 'light' || theme === 'dark') return theme;
  return system().matches ? 'dark' : 'light';
}

export function setTheme(theme: ThemeName): void {
  document.documentElement.dataset.theme = theme;
  // What is also the system's choice goes on following the system.
  const chosen = system().matches === (theme === 'dark') ? null : theme;
  try {
    if (chosen) localStorage.setItem(KEY, chosen);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be forbidden, as in a frame of another site: then the choice lasts for this visit.
  }
}

/** Follows the system as long as nothing else was chosen or asked for; tells when the theme has changed. */
export function followSystem(changed: () => void, options: AddEventListenerOptions): void {
  const follow = ({ matches }: MediaQueryListEvent) => {
    if (asked.has('theme')) return;
    try {
      if (localStorage.getItem(KEY)) return;
    } catch {
      // Nothing can be remembered, so nothing was.
    }
    document.documentElement.dataset.theme = matches ? 'dark' : 'light';
    changed();
  };
  system().addEventListener('change', follow, options);
}
