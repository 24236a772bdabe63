import { medianSorted } from 'simple-statistics';
import type { IndicatorObservations } from './observations.ts';
import type { Sector } from './territory.ts';

/** How the values of an indicator spread over the sectors that have one. */
export type Spread = {
  minimum: number;
  median: number;
  maximum: number;
  /** All values, ascending. */
  values: readonly number[];
};

/** One indicator over the sectors of a municipality. */
export type IndicatorSummary = {
  /** Sectors with a value, and without one; missing is not zero. */
  observed: number;
  missing: number;
  /** null where no sector has a value. */
  spread: Spread | null;
  /** The values cover different periods (or some state none), so they compare badly. */
  mixedPeriods: boolean;
};

export function summarise(
  sectors: readonly Pick<Sector, 'id'>[],
  observations: IndicatorObservations,
): IndicatorSummary {
  const values: number[] = [];
  const periods = new Set<string | null>();
  for (const { id } of sectors) {
    const observation = observations.get(id);
    if (observation === undefined || observation.value === null) continue;
    values.push(observation.value);
    periods.add(observation.period);
  }
  values.sort((a, b) => a - b);
  return {
    observed: values.length,
    missing: sectors.length - values.length,
    spread: spreadOf(values),
    mixedPeriods: periods.size > 1,
  };
}

function spreadOf(ascending: readonly number[]): Spread | null {
  const [minimum] = ascending;
  const maximum = ascending.at(-1);
  if (minimum === undefined || maximum === undefined) return null;
  return { minimum, median: medianSorted([...ascending]), maximum, values: ascending };
}

/** Where one of the values stands among them: how many are higher, equal to it and lower. */
export type Standing = {
  higher: number;
  /** Other sectors with exactly this value. */
  same: number;
  lower: number;
};

/** The standing of a value that is itself one of `values`. */
export function standingOf(value: number, values: readonly number[]): Standing {
  const higher = values.filter((other) => other > value).length;
  const lower = values.filter((other) => other < value).length;
  return { higher, same: values.length - higher - lower - 1, lower };
}
