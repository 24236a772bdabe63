import { isRefusal, type HotspotEvaluation } from '../../../spatial/index.ts';

export type MapName = keyof HotspotEvaluation['maps'];
export const mapNames: readonly MapName[] = ['counts', 'density', 'gi_star'];

/** How a map did at one share of the surface; all shares from 0 to 1. */
export type Outcome = { rate: number; low: number; high: number; pai: number; pei: number };

/**
 * How the maps did at a share of the surface; null where a map could not be made.
 *
 * @throws RangeError for a share that was not evaluated
 */
export function outcomesAt(
  { areaShare, maps }: HotspotEvaluation,
  share: number,
): Record<MapName, Outcome | null> {
  const at = areaShare.indexOf(share);
  if (at < 0) throw new RangeError(`Not evaluated at ${share}`);
  const outcomeOf = (map: HotspotEvaluation['maps'][MapName]): Outcome | null =>
    isRefusal(map)
      ? null
      : {
          rate: map.hitRate[at] ?? NaN,
          low: map.low[at] ?? NaN,
          high: map.high[at] ?? NaN,
          pai: map.pai[at] ?? NaN,
          pei: map.pei[at] ?? NaN,
        };
  return {
    counts: outcomeOf(maps.counts),
    density: outcomeOf(maps.density),
    gi_star: outcomeOf(maps.gi_star),
  };
}

/** Whether every two maps could be equally good, as far as their intervals tell. */
export function intervalsOverlap(outcomes: Record<MapName, Outcome | null>): boolean {
  const made = Object.values(outcomes).filter((outcome) => outcome !== null);
  const highestLow = Math.max(...made.map(({ low }) => low));
  const lowestHigh = Math.min(...made.map(({ high }) => high));
  return made.length > 1 && highestLow <= lowestHigh;
}

/** A line of the chart from nothing at no surface on. */
export type Curve = { name: MapName | 'best'; points: [share: number, rate: number][] };

/** The curve of each map that could be made, and of the best that was possible. */
export function curvesOf({ areaShare, maps }: HotspotEvaluation): Curve[] {
  const curve = (name: Curve['name'], rates: Float64Array): Curve => ({
    name,
    points: [[0, 0], ...Array.from(areaShare, (x, i): [number, number] => [x, rates[i] ?? NaN])],
  });
  const made = mapNames.flatMap((name) => {
    const map = maps[name];
    return isRefusal(map) ? [] : [{ name, map }];
  });
  const best = made[0] ? [curve('best', made[0].map.bestHitRate)] : [];
  return [...best, ...made.map(({ name, map }) => curve(name, map.hitRate))];
}
