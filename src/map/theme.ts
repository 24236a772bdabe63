import { MediaQuery } from 'svelte/reactivity';
import type { Theme } from './phaseStyle.ts';

// The page's own colours follow the same two queries through its style sheet; a map needs them in
// code, because its fills come from data. Paper is light whatever the screen is.
const dark = new MediaQuery('(prefers-color-scheme: dark)', false);
const print = new MediaQuery('print', false);

export function currentTheme(): Theme {
  return dark.current && !print.current ? 'dark' : 'light';
}
