// Light or dark: as the reader's system has it, until the reader says otherwise.
import { remember, remembered } from './memory.js';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

export const isDark = () =>
  (document.documentElement.dataset.theme ?? (systemIsDark.matches ? 'dark' : 'light')) === 'dark';

/** Show the theme that was chosen at an earlier visit. */
export function recallTheme() {
  const theme = remembered('theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
}

export function switchTheme() {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  remember('theme', theme);
}
