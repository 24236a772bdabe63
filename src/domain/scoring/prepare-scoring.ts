import { columnOf, type IndicatorMatrix } from './indicator-matrix.ts';
import { constantOn, normaliser, quantileOf, type Normaliser } from './normalise.ts';
import { scoringRefusal, type ScoringRefusal } from './refusal.ts';
import type { MethodIndicator, MissingRule, Normalisation, ScoreMethod } from './score-method.ts';

/** Everything of a score that does not depend on weights, aggregation or veto. */
export type PreparedScoring = {
  matrix: IndicatorMatrix;
  /** Keys of the included indicators, in the order of the method; the columns of what follows. */
  indicators: string[];
  missing: MissingRule;
  normalisation: Normalisation;
  /** Sectors x included, row by row; a higher number, more need. NaN where nothing counts. */
  normalised: Float64Array;
  /** Sectors x included: 1 where the source has a value. */
  observed: Uint8Array;
  /** Per sector: how many of the included indicators have a value. */
  present: Uint32Array;
  /** Sectors x included: 1 where the value was drawn in to the outlier cap. */
  capped: Uint8Array;
  /** Keys of indicators with the same value everywhere (once capped): they tell no sectors apart. */
  constant: string[];
  /** Keys of indicators without a value in any sector. */
  empty: string[];
};

/**
 * The first stage of scoring: outlier cap, normalisation, direction and missing values, in the order
 * of the OECD handbook. Limits, means and ranks are those of all sectors with a value, whether or not
 * they can be ranked in the end, so that no weight changes them. The median that fills a gap is the
 * median of those values too. An indicator without variance is 0 (on the z scale 100) in all sectors.
 *
 * Refuses a method without indicators, or with one that the matrix lacks.
 */
export function prepareScoring(
  matrix: IndicatorMatrix,
  method: Pick<ScoreMethod, 'indicators' | 'missing' | 'outlierCap' | 'normalisation'>,
): PreparedScoring | ScoringRefusal {
  const { indicators } = method;
  if (indicators.length === 0) {
    return scoringRefusal('no_indicators', 'The method includes no indicator');
  }
  const cells = matrix.sectors.length * indicators.length;
  const prepared: PreparedScoring = {
    matrix,
    indicators: indicators.map(({ key }) => key),
    missing: method.missing,
    normalisation: method.normalisation,
    normalised: new Float64Array(cells),
    observed: new Uint8Array(cells),
    present: new Uint32Array(matrix.sectors.length),
    capped: new Uint8Array(cells),
    constant: [],
    empty: [],
  };
  for (const [at, indicator] of indicators.entries()) {
    const column = matrix.indicators.indexOf(indicator.key);
    if (column < 0) return scoringRefusal('unknown_indicator', `No indicator ${indicator.key}`);
    prepareColumn(prepared, at, columnOf(matrix, column), indicator, method.outlierCap);
  }
  return prepared;
}

function prepareColumn(
  prepared: PreparedScoring,
  at: number,
  values: Float64Array,
  { key, direction }: MethodIndicator,
  outlierCap: number | null,
): void {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) prepared.empty.push(key);
  const [least, most] = limitsOf(sorted, outlierCap);
  const constant = least === most;
  if (constant) prepared.constant.push(key);
  const { normalisation, missing, normalised, observed, present, capped } = prepared;
  const same = constantOn[normalisation];
  const drawnIn = sorted.map((value) => Math.min(most, Math.max(least, value)));
  const scale: Normaliser =
    constant || sorted.length === 0 ? () => same : normaliser(drawnIn, normalisation, direction);
  const filler = fillerOf(missing, constant, same, scale, drawnIn);
  const width = prepared.indicators.length;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const cell = row * width + at;
    if (Number.isNaN(value)) {
      normalised[cell] = filler;
      continue;
    }
    const drawn = value < least ? least : value > most ? most : value;
    normalised[cell] = scale(drawn);
    observed[cell] = 1;
    present[row] = (present[row] as number) + 1;
    if (drawn !== value) capped[cell] = 1;
  }
}

function limitsOf(sorted: Float64Array, outlierCap: number | null): [number, number] {
  if (sorted.length === 0) return [-Infinity, Infinity];
  if (outlierCap === null) return [sorted[0] as number, sorted.at(-1) as number];
  return [quantileOf(sorted, outlierCap), quantileOf(sorted, 1 - outlierCap)];
}

/** What stands for a missing value; NaN: nothing does. */
function fillerOf(
  missing: MissingRule,
  constant: boolean,
  same: number,
  scale: Normaliser,
  sorted: Float64Array,
): number {
  if (missing === 'leave_out' || sorted.length === 0) return NaN;
  // What is the same for all must not tell those who have it from those who lack it.
  if (constant) return same;
  return missing === 'median' ? scale(quantileOf(sorted, 0.5)) : NaN;
}
