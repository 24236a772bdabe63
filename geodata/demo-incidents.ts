import { nameBasedUuid } from '../src/domain/name-based-uuid.ts';
import { seededGenerator } from '../src/domain/random/generator.ts';
import { SectorPlaces } from './demo-places.ts';
import { drawTime } from './demo-times.ts';
import type { TableRow } from './presentation.ts';
import type { DrawnSector } from './soyapango.ts';
import type { IndicatorDefinition } from './sources.ts';

const seed = 1;
/** Groups of indicators that count what happened at a place and a time. */
const groupsOfIncidents = new Set([
  'lethal_violence',
  'sexual_family_gender_violence',
  'other_violence',
  'property',
]);
/** Of this demonstration alone: a random UUID that sets its ids apart from all others. */
const namespace = 'c1b7a0de-5f7c-4a0b-9d3e-7c6f0a4be215';

/** One invented incident, as it stands in the file. */
export type DemoIncident = {
  id: string;
  indicator: string;
  occurredAt: string;
  lon: string;
  lat: string;
  ppdCode: string;
};

/** Whether an indicator counts incidents; a column that repeats another would count them twice. */
export function countsIncidents({ groupKey, isDuplicateOf }: IndicatorDefinition): boolean {
  return groupsOfIncidents.has(groupKey) && isDuplicateOf === null;
}

/**
 * Invented incidents, as many for each sector and indicator as the slides' table states, in the
 * order of time. The same sources and seed give the same incidents.
 */
export function drawDemoIncidents(
  table: readonly TableRow[],
  sectors: readonly DrawnSector[],
  indicators: readonly IndicatorDefinition[],
): DemoIncident[] {
  const random = seededGenerator(seed);
  const incidents = table.flatMap(({ ppdCode, counts }) => {
    const sector = sectors.find((each) => each.ppdCode === ppdCode);
    if (!sector) throw new Error(`The table names ${ppdCode}, which is no sector.`);
    const places = new SectorPlaces(random, sector.geometry);
    return indicators.filter(countsIncidents).flatMap((indicator) =>
      Array.from({ length: counts.get(indicator.key) ?? 0 }, (_, at): DemoIncident => {
        const { day, occurredAt } = drawTime(random, indicator);
        const [lon, lat] = places.draw(day);
        const id = nameBasedUuid(namespace, `${seed}/${ppdCode}/${indicator.key}/${at + 1}`);
        return { id, indicator: indicator.key, occurredAt, lon, lat, ppdCode };
      }),
    );
  });
  return incidents.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

export function demoIncidentsCsv(incidents: readonly DemoIncident[]): string {
  const lines = incidents.map(({ id, indicator, occurredAt, lon, lat, ppdCode }) =>
    [id, indicator, occurredAt, lon, lat, ppdCode, 'true'].join(','),
  );
  return ['id,indicator,occurred_at,lon,lat,sector_ppd,synthetic', ...lines, ''].join('\n');
}

function orderOf({ occurredAt, id }: DemoIncident): string {
  return `${occurredAt} ${id}`;
}
