import { refusal, type Refusal } from '../refusal.ts';

export type HitRateCurve = {
  method: 'hit_rate';
  /** Shares of the whole surface, as asked for. */
  areaShare: Float64Array;
  /** Share of the later incidents in the cells that scored highest and make up that surface. */
  hitRate: Float64Array;
  /** The same had the cells been chosen knowing the later incidents. */
  bestHitRate: Float64Array;
  /** Prediction accuracy index: hit rate over area share. Compare at equal area share only. */
  pai: Float64Array;
  /** Prediction efficiency index: PAI over the best that could have been had. */
  pei: Float64Array;
  parameters: { cells: number; incidents: number };
};

/**
 * How much of a later period falls where a map of an earlier one is hottest: an account of how well
 * concentration lasts, on data that had no part in the map. Cells of equal score count in proportion,
 * so that their order does not matter.
 *
 * Refuses without later incidents, and for missing scores.
 *
 * Source: S. Chainey, L. Tompson and S. Uhlig, Security Journal 21, 2008 (PAI); J. M. Hunt, 2016 (PEI).
 *
 * @param score per cell, from the earlier period: any number that is higher where it is hotter
 * @param later incidents per cell in the later period
 * @param area per cell, in any unit
 * @param areaShare ascending shares over 0 to 1
 * @throws RangeError for columns of unequal length, areas or shares that are not above zero
 */
export function hitRateCurve(
  score: Float64Array,
  later: Float64Array,
  area: Float64Array,
  areaShare: Float64Array,
): HitRateCurve | Refusal {
  if (later.length !== score.length || area.length !== score.length) {
    throw new RangeError('Columns differ in length');
  }
  if (area.some((a) => !(a > 0))) throw new RangeError('Areas must be above zero');
  if (areaShare.some((share) => !(share > 0 && share <= 1))) {
    throw new RangeError('Area shares must be over 0 to 1');
  }
  if ([score, later].some((column) => column.some((v) => !Number.isFinite(v)))) {
    return refusal('missing_values', 'A score or count is missing');
  }
  const incidents = later.reduce((a, b) => a + b, 0);
  if (incidents === 0) return refusal('no_points', 'No incident in the later period');
  const hitRate = hitsAt(score, later, area, areaShare, incidents);
  const density = later.map((count, c) => count / (area[c] as number));
  const bestHitRate = hitsAt(density, later, area, areaShare, incidents);
  return {
    method: 'hit_rate',
    areaShare,
    hitRate,
    bestHitRate,
    pai: hitRate.map((rate, i) => rate / (areaShare[i] as number)),
    pei: hitRate.map((rate, i) => rate / (bestHitRate[i] as number)),
    parameters: { cells: score.length, incidents },
  };
}

/** Share of the incidents in the highest cells, at each share of the surface. */
function hitsAt(
  score: Float64Array,
  later: Float64Array,
  area: Float64Array,
  areaShare: Float64Array,
  incidents: number,
): Float64Array {
  const order = [...score.keys()].sort((a, b) => (score[b] as number) - (score[a] as number));
  const surface = area.reduce((a, b) => a + b, 0);
  /** Corners of the curve: one after each group of cells of equal score. */
  const corners: { area: number; hits: number }[] = [{ area: 0, hits: 0 }];
  let [reached, hits] = [0, 0];
  order.forEach((cell, k) => {
    reached += area[cell] as number;
    hits += later[cell] as number;
    const next = order[k + 1];
    if (next === undefined || score[next] !== score[cell]) {
      corners.push({ area: next === undefined ? 1 : reached / surface, hits: hits / incidents });
    }
  });
  return areaShare.map((share) => {
    const above = Math.max(
      1,
      corners.findIndex((corner) => corner.area >= share),
    );
    const low = corners[above - 1] ?? { area: 0, hits: 0 };
    const high = corners[above] ?? { area: 1, hits: 1 };
    const width = high.area - low.area;
    return low.hits + (width > 0 ? ((share - low.area) / width) * (high.hits - low.hits) : 0);
  });
}
