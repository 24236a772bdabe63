import type { Observation } from './indicator.ts';
import { comparePeriods } from './period.ts';

/** The observations of one indicator by sector id: one for each sector that has any. */
export type IndicatorObservations = ReadonlyMap<number, Observation>;

/** The same for every indicator, by its key. */
export type ObservationTable = ReadonlyMap<string, IndicatorObservations>;

const none: IndicatorObservations = new Map();

/** The observation with the most recent period of each sector and indicator. */
export function latestObservations(observations: readonly Observation[]): ObservationTable {
  const table = new Map<string, Map<number, Observation>>();
  for (const observation of observations) {
    const ofIndicator = table.get(observation.indicatorKey) ?? new Map<number, Observation>();
    table.set(observation.indicatorKey, ofIndicator);
    const known = ofIndicator.get(observation.sectorId);
    if (!known || comparePeriods(known.period, observation.period) < 0) {
      ofIndicator.set(observation.sectorId, observation);
    }
  }
  return table;
}

/** The observations of an indicator; empty where there are none. */
export function observationsOf(
  table: ObservationTable,
  indicatorKey: string,
): IndicatorObservations {
  return table.get(indicatorKey) ?? none;
}

/** Where a value comes from and what time it covers. */
export type Provenance = Pick<Observation, 'period' | 'source'>;

/** The period and source of most observations, to be said once; null where there are none. */
export function commonProvenance(observations: readonly Observation[]): Provenance | null {
  const counts = new Map<string, { provenance: Provenance; count: number }>();
  for (const { period, source } of observations) {
    const key = JSON.stringify([period, source]);
    const entry = counts.get(key) ?? { provenance: { period, source }, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  let most: { provenance: Provenance; count: number } | null = null;
  for (const entry of counts.values()) if (!most || entry.count > most.count) most = entry;
  return most?.provenance ?? null;
}
