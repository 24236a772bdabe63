import type { Days } from '../../domain/incident-filter.ts';
import { shiftDay } from '../../domain/time-steps.ts';
import { m } from '../../messages/generated/messages.js';
import { formatDay } from '../../state/language.svelte.ts';

/** A period with its last day, as people say it. */
export function periodText({ from, to }: Days, dateStyle: 'long' | 'medium' = 'medium'): string {
  const last = shiftDay(to, -1);
  return from === last
    ? formatDay(from, dateStyle)
    : m.brief_period({ from: formatDay(from, dateStyle), to: formatDay(last, dateStyle) });
}
