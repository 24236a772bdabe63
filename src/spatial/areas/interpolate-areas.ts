import type { Indicator } from '../../domain/indicator.ts';
import type { Area } from '../../domain/territory.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { intersections } from './intersections.ts';
import { squareMetres } from './square-metres.ts';

export type InterpolationInput = {
  /** The division that the values belong to (census tracts, old sectors); WGS84 degrees. */
  from: readonly Area[];
  /** The division wanted (sectors, new sectors); WGS84 degrees. */
  to: readonly Area[];
  /** Per area of `from`; NaN where it is missing. */
  values: Float64Array;
  kind: Indicator['aggregation'];
};

export type Interpolation = {
  method: 'area_weighted';
  kind: 'extensive' | 'intensive';
  /** Per area of `to`: NaN where a missing value has a share in it, or nothing covers it. */
  value: Float64Array;
  /** Per area of `to`: the share of its surface that `from` covers with known values, 0 to 1. */
  coverage: Float64Array;
  /** Per area of `from`: the share of its surface that `to` covers. Less than 1 loses volume. */
  used: Float64Array;
  /** Extensive values only: the part of the total that fell in no area of `to`; else NaN. */
  lost: number;
};

/** Shares of an area below this are rounding of the intersection, not overlap. */
const ROUNDING = 1e-9;

/**
 * Carries values from one division to another by shares of area: assumes that what is counted is
 * spread evenly within each area of `from`. Extensive values are divided (their total is preserved
 * where `to` covers `from`), intensive ones averaged, weighted by the surface in common.
 *
 * Refuses an indicator of unknown kind.
 *
 * @throws RangeError when `values` is not one per area of `from`.
 */
export function interpolateAreas(input: InterpolationInput): Interpolation | Refusal {
  const { from, to, values, kind } = input;
  if (values.length !== from.length) throw new RangeError('One value per area of `from`');
  if (kind === 'unknown') return refusal('unknown_kind', 'Not known whether the indicator adds up');
  const sourceArea = Float64Array.from(from, squareMetres);
  const targetArea = Float64Array.from(to, squareMetres);
  const sum = new Float64Array(to.length);
  const covered = new Float64Array(to.length);
  const unknown = new Uint8Array(to.length);
  const used = new Float64Array(from.length);
  for (const { first, second, squareMetres: common } of intersections(from, to)) {
    const value = values[first] as number;
    used[first] = (used[first] as number) + common / (sourceArea[first] as number);
    if (Number.isNaN(value)) {
      if (common > ROUNDING * (targetArea[second] as number)) unknown[second] = 1;
      continue;
    }
    covered[second] = (covered[second] as number) + common;
    const share = kind === 'extensive' ? common / (sourceArea[first] as number) : common;
    sum[second] = (sum[second] as number) + value * share;
  }
  const value = sum.map((total, i) => {
    if (unknown[i] === 1 || covered[i] === 0) return NaN;
    return kind === 'extensive' ? total : total / (covered[i] as number);
  });
  const coverage = covered.map((common, i) => common / (targetArea[i] as number));
  const lost =
    kind === 'extensive'
      ? values.reduce((sum, v, i) => sum + (Number.isNaN(v) ? 0 : v * (1 - (used[i] as number))), 0)
      : NaN;
  return { method: 'area_weighted', kind, value, coverage, used, lost };
}
