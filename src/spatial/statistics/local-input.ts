import { islands, type Neighbours } from '../neighbours/neighbours.ts';
import { refusal, type Refusal } from '../refusal.ts';

/** Fewest units for a local statistic, as ArcGIS's Optimized Hot Spot Analysis asks (error 001535). */
export const LEAST_UNITS = 30;

/** Values that a statistic may be computed of, with what all of them need. */
export type LocalInput = {
  /** Units that have neighbours; the others are islands and have no part in mean and deviation. */
  units: number;
  islands: number[];
  isIsland: Uint8Array;
  mean: number;
  /** Population form: the mean squared deviation. */
  variance: number;
};

/**
 * Refuses where a local statistic would mean nothing: missing values, too few units, all islands,
 * no variance.
 *
 * @throws RangeError when there is not one value per unit.
 */
export function localInput(
  values: Float64Array,
  neighbours: Neighbours,
  leastUnits: number,
): LocalInput | Refusal {
  if (values.length !== neighbours.units) throw new RangeError('One value per unit');
  const missing = values.reduce((count, v) => count + (Number.isFinite(v) ? 0 : 1), 0);
  if (missing > 0)
    return refusal('missing_values', `${missing} of ${values.length} values missing`);
  if (values.length < leastUnits) {
    return refusal('too_few_units', `${values.length} units, at least ${leastUnits} needed`);
  }
  const alone = islands(neighbours);
  const units = values.length - alone.length;
  if (units === 0) return refusal('all_islands', 'No unit has a neighbour');
  if (units < leastUnits) {
    return refusal(
      'too_few_units',
      `${units} units have neighbours, at least ${leastUnits} needed`,
    );
  }
  const isIsland = new Uint8Array(values.length);
  for (const unit of alone) isIsland[unit] = 1;
  const connected = values.filter((_, i) => isIsland[i] === 0);
  const mean = connected.reduce((a, b) => a + b, 0) / units;
  const variance = connected.reduce((sum, v) => sum + (v - mean) ** 2, 0) / units;
  const scale = connected.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  if (variance <= (scale * 1e-12) ** 2) return refusal('no_variance', 'All values are equal');
  return { units, islands: alone, isIsland, mean, variance };
}
