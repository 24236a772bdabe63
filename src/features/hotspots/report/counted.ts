import { sectorTitle } from '../../../domain/names.ts';
import { lengthInDays, shiftDay } from '../../../domain/time-steps.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatDay, formatNumber } from '../../../state/language.svelte.ts';
import { areaText, indicatorLabel } from '../../../state/wording.ts';
import { hoursText, weekdaysText } from '../filters/words.ts';
import { percentText } from '../percent.ts';
import type { Shown } from '../shown.ts';
import { counted, incidentsText, listText } from './figures.ts';
import type { ReportContext } from './report.ts';

/** Kinds that are named; the others are only counted. */
const mostNamed = 5;

/** How many of what, when and where, and how many of them are invented. */
export function countedSentences(shown: Shown, { municipality, indicators }: ReportContext) {
  const { filter, sector, total, studyAreaM2 } = shown;
  const area = areaText(studyAreaM2 / 1e6);
  const known = { municipality: municipality.name, area };
  return [
    kindsSentence(shown, indicators),
    periodSentence(shown),
    sector
      ? m.analysis_place_sector({ ...known, sector: sectorTitle(sector) })
      : m.analysis_place_municipality(known),
    timesSentence(filter),
    ...syntheticSentences(total),
  ];
}

function kindsSentence({ filter, total }: Shown, indicators: ReportContext['indicators']): string {
  if (total.total === 0) return m.analysis_counted_none();
  const counts = new Map<string, number>();
  total.indicator?.forEach((key, row) => {
    counts.set(key, (counts.get(key) ?? 0) + (total.count[row] ?? 0));
  });
  const names = new Map(indicators.map((indicator) => [indicator.key, indicatorLabel(indicator)]));
  const ordered = [...counts].filter(([, n]) => n > 0).sort(([, a], [, b]) => b - a);
  const named = ordered
    .slice(0, mostNamed)
    .map(([key, n]) => m.analysis_kind({ kind: names.get(key) ?? key, number: formatNumber(n) }));
  const more = ordered.length - named.length;
  const kinds = listText([...named, ...(more > 0 ? [m.analysis_kinds_more(counted(more))] : [])]);
  const incidents = incidentsText(total.total);
  return filter.indicators === null
    ? m.analysis_counted_all({ incidents, kinds })
    : m.analysis_counted_kinds({ incidents, kinds });
}

function periodSentence({ filter }: Shown): string {
  const days = lengthInDays(filter);
  if (days <= 1) return m.analysis_period_day({ day: formatDay(filter.from) });
  return m.analysis_period({
    from: formatDay(filter.from),
    to: formatDay(shiftDay(filter.to, -1)),
    days: m.analysis_days(counted(days)),
  });
}

function timesSentence({ hours, weekdays }: Shown['filter']): string {
  if (hours && weekdays)
    return m.analysis_times_both({ weekdays: weekdaysText(weekdays), hours: hoursText(hours) });
  if (hours) return m.analysis_times_hours({ hours: hoursText(hours) });
  return weekdays
    ? m.analysis_times_weekdays({ weekdays: weekdaysText(weekdays) })
    : m.analysis_times_all();
}

function syntheticSentences({ total, synthetic }: Shown['total']): string[] {
  if (synthetic === 0) return [];
  if (synthetic === total) return [m.analysis_synthetic_all()];
  const share = percentText(synthetic / total);
  return [m.analysis_synthetic_some({ ...counted(synthetic), share })];
}
