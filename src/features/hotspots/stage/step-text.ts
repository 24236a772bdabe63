import type { Days } from '../../../domain/incident-filter.ts';
import { stepStarts } from '../../../domain/time-steps.ts';
import { inLanguage } from '../../../state/language.svelte.ts';
import { periodText } from '../period-text.ts';

/** A step of time: a whole month by its name, anything else by its days. */
export function stepText(days: Days): string {
  const isMonth =
    days.from.endsWith('-01') && days.to.endsWith('-01') && stepStarts(days, 'month').length === 1;
  if (!isMonth) return periodText(days);
  const written = new Intl.DateTimeFormat(inLanguage('es-SV', 'en'), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return written.format(Date.parse(`${days.from}T00:00:00Z`));
}
