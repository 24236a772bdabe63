import { ckmeans } from 'simple-statistics';

export type ClassMethod = 'quantile' | 'equal_interval' | 'natural';

/** Beyond this many values natural breaks are found of evenly spaced ones in their order. */
const MOST_FOR_NATURAL = 2000;

/**
 * Upper limits of the lower classes of a choropleth map, ascending, without repetition: a value
 * belongs to the first class whose limit it does not exceed, or else to the last. At most
 * `classes - 1` limits; fewer where values repeat. NaN (no data) is left out.
 *
 * - quantile: as many units in each class (definition 7 of Hyndman and Fan 1996);
 * - equal_interval: classes as wide as each other;
 * - natural: least squares within classes (Jenks), exactly up to 2000 values.
 *
 * @throws RangeError unless `classes` is a whole number from 1
 */
export function classBreaks(
  values: Float64Array,
  classes: number,
  method: ClassMethod,
): Float64Array {
  if (!Number.isInteger(classes) || classes < 1)
    throw new RangeError(`Not a number of classes: ${classes}`);
  const sorted = values.filter((v) => !Number.isNaN(v)).sort();
  if (sorted.length === 0) return new Float64Array(0);
  const limits = method === 'natural' ? natural(sorted, classes) : evenly(sorted, classes, method);
  const most = sorted[sorted.length - 1] as number;
  return limits.filter(
    (limit, i) => limit < most && (i === 0 || limit > (limits[i - 1] as number)),
  );
}

function evenly(sorted: Float64Array, classes: number, method: ClassMethod): Float64Array {
  const last = sorted.length - 1;
  const least = sorted[0] as number;
  const range = (sorted[last] as number) - least;
  return Float64Array.from({ length: classes - 1 }, (_, i) => {
    const share = (i + 1) / classes;
    if (method === 'equal_interval') return least + range * share;
    const place = Math.floor(last * share);
    const low = sorted[place] as number;
    const high = sorted[Math.min(last, place + 1)] as number;
    return low + (last * share - place) * (high - low);
  });
}

function natural(sorted: Float64Array, classes: number): Float64Array {
  const step = Math.max(1, sorted.length / MOST_FOR_NATURAL);
  const sample = Array.from(
    { length: Math.min(sorted.length, MOST_FOR_NATURAL) },
    (_, i) => sorted[Math.floor(i * step)] as number,
  );
  const different = new Set(sample).size;
  const groups = ckmeans(sample, Math.min(classes, different));
  return Float64Array.from(groups.slice(0, -1), (group) => group[group.length - 1] as number);
}
