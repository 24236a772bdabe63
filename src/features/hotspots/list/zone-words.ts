import { sectorTitle } from '../../../domain/names.ts';
import type { Sector } from '../../../domain/territory.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatNumber } from '../../../state/language.svelte.ts';
import { weekdaysText } from '../filters/words.ts';
import { coordinatesText, type Extent } from './extent.ts';
import type { Rhythm } from './rhythm.ts';
import type { HotCell, Zone } from './zones.ts';

export function levelText(level: HotCell['level']): string {
  return { 1: m.brief_level_1, 2: m.brief_level_2, 3: m.brief_level_3 }[level]();
}

/** Whole metres. */
export function metresText(metres: number): string {
  return formatNumber(Math.round(metres));
}

export function sectorText(
  sectors: readonly Pick<Sector, 'id' | 'name' | 'mapLabel'>[],
  id: number | null,
): string {
  const sector = sectors.find((each) => each.id === id);
  return sector ? sectorTitle(sector) : m.brief_list_no_sector();
}

/** `22:00`, as the clocks of both languages are written here. */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** When incidents happen, in sentences. */
export function rhythmText({ busiest, weekdays, known, unknown }: Rhythm): string {
  const sentences = busiest
    ? [
        m.brief_zone_when_text({
          from: hourText(busiest.from),
          to: hourText(busiest.to),
          count: formatNumber(busiest.count),
          known: formatNumber(known),
        }),
        weekdays.length > 0
          ? m.brief_zone_weekdays({ days: weekdaysText(weekdays) })
          : m.brief_zone_no_weekday(),
      ]
    : [m.brief_zone_few_hours({ count: known })];
  if (unknown > 0) sentences.push(m.brief_zone_unknown_hours({ count: unknown }));
  return sentences.join(' ');
}

export function extentText({ width, height }: Extent): string {
  return m.brief_zone_size({ width: metresText(width), height: metresText(height) });
}

/** Where a zone is, for a message to someone who goes there. */
export function locationText(zone: Zone, sector: string): string {
  const { width, height, northWest, southEast, centre } = zone.extent;
  return [
    `${m.brief_restricted()} · ${m.brief_zone({ number: zone.number })} · ${sector}`,
    m.brief_zone_extent({ width: metresText(width), height: metresText(height) }),
    `${m.brief_zone_north_west()}: ${coordinatesText(northWest)}`,
    `${m.brief_zone_south_east()}: ${coordinatesText(southEast)}`,
    `${m.brief_zone_centre()}: ${coordinatesText(centre)}`,
  ].join('\n');
}
