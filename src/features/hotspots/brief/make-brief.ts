import type { CellShape, IncidentFilter } from '../../../domain/incident-filter.ts';
import { sectorTitle } from '../../../domain/names.ts';
import type { Area, Sector } from '../../../domain/territory.ts';
import { m } from '../../../messages/generated/messages.js';
import { isRefusal, type Refusal } from '../../../spatial/index.ts';
import { inLanguage } from '../../../state/language.svelte.ts';
import { isIllustrative } from '../../../state/municipality.svelte.ts';
import { indicatorLabel } from '../../../state/wording.ts';
import type { HotspotBoard } from '../board.svelte.ts';
import { daysText, hoursText, weekdaysText } from '../filters/words.ts';
import type { Zone } from '../list/zones.ts';
import { refusalSentences } from '../report/refusals.ts';
import { plainReport, reportOf } from '../report/report.ts';
import type { Shown } from '../shown.ts';
import type { Brief } from './brief.ts';
import { briefPicture } from './brief-picture.ts';
import type { ExportAbout } from './export-about.ts';
import type { ZoneFacts } from './zone-facts.ts';

type Made = { author: string | null; at: Date };

/** The brief of what is shown. */
export function makeBrief(
  board: Pick<HotspotBoard, 'data' | 'municipality'>,
  shown: Shown,
  zones: readonly Zone[] | Refusal,
  facts: ReadonlyMap<number, ZoneFacts> | null,
  made: Made,
  shape: CellShape,
): Brief {
  const { data, municipality } = board;
  const indicators = data.groups.flatMap((group) => group.indicators);
  const report = reportOf(shown, { municipality, indicators, sectors: data.sectors });
  const area: Area = shown.sector?.geometry ?? {
    type: 'MultiPolygon',
    coordinates: data.sectors.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    ),
  };
  const kinds = new Map(indicators.map((each) => [each.key, indicatorLabel(each)]));
  return {
    ...{ municipality, report, area, facts, kinds },
    about: aboutOf(board, shown, plainReport(report), kinds, made),
    neighbours: data.neighbours,
    sectors: data.sectors,
    ...{ sector: shown.sector, layer: shown.layer, shape },
    picture: briefPicture(
      shown,
      area,
      data.sectors.map(({ id }) => id),
    ),
    zones: isRefusal(zones) ? [] : [...zones],
    zonesRefused: isRefusal(zones) ? refusalSentences(zones, shown) : [],
  };
}

function aboutOf(
  { data, municipality }: Pick<HotspotBoard, 'data' | 'municipality'>,
  { filter, sector, total }: Shown,
  method: string,
  kinds: ReadonlyMap<string, string>,
  made: Made,
): ExportAbout {
  const author = made.author ?? m.brief_author_unknown();
  const borders = isIllustrative(data) ? m.brief_illustrative() : null;
  const synthetic =
    total.synthetic === 0
      ? null
      : total.synthetic === total.total
        ? m.brief_synthetic_all()
        : m.brief_synthetic_some({ count: total.synthetic });
  return {
    ...{ author, method, synthetic },
    restriction: m.brief_restricted(),
    illustrative: borders,
    title: m.brief_title({ municipality: municipality.name }),
    municipalityId: municipality.id,
    madeAt: localInstant(made.at),
    madeBy: m.brief_made_by({ author, time: timeText(made.at) }),
    filters: filtersText(filter, sector, kinds),
    reading: m.brief_reading(),
    language: inLanguage('es', 'en'),
  };
}

/** Every filter in words, also those that leave everything. */
function filtersText(
  { indicators, hours, weekdays, from, to }: IncidentFilter,
  sector: Sector | null,
  kinds: ReadonlyMap<string, string>,
): string {
  const names = indicators?.map((key) => kinds.get(key) ?? key).join(', ');
  return [
    daysText({ from, to }),
    names ?? m.brief_filter_all_kinds(),
    sector ? sectorTitle(sector) : m.brief_filter_whole(),
    weekdays ? weekdaysText(weekdays) : m.brief_filter_all_weekdays(),
    hours ? hoursText(hours) : m.brief_filter_all_hours(),
  ].join(' · ');
}

/** ISO 8601 with the offset of El Salvador, which has no summer time. */
function localInstant(at: Date): string {
  const local = new Date(at.getTime() - 6 * 3_600_000).toISOString();
  return local.replace(/\.\d+Z$/, '-06:00');
}

/** A moment as clocks in El Salvador show it. */
export function timeText(at: Date): string {
  return new Intl.DateTimeFormat(inLanguage('es-SV', 'en'), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'America/El_Salvador',
  }).format(at);
}
