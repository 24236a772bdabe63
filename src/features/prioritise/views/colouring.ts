import type { MapValue } from '../../../map/types.ts';
import { classBreaks } from '../../../spatial/index.ts';

export type ColourMethod = 'quantile' | 'equal_interval' | 'natural' | 'custom';

export type ColourSettings = {
  method: ColourMethod;
  /** 3 to 9; with limits of one's own their number decides. */
  classes: number;
  /** Upper limits of all classes but the highest, ascending; used by `custom` only. */
  limits: readonly number[];
};

/** A number for each sector by its code; NaN, or no entry: no data. */
export type SectorValues = ReadonlyMap<string, number>;

export type ValueClass = {
  /** The least and the greatest value that it takes; null: it takes all below, or above. */
  from: number | null;
  to: number | null;
  /** Sectors in it, of those that are shown. */
  count: number;
};

export type Colouring = {
  /** Upper limits of all classes but the highest: a value belongs to the first it does not exceed. */
  limits: number[];
  /** From the lowest to the highest; none where no sector has a value. */
  classes: ValueClass[];
  /** The class of each sector with a value, counted from 0. */
  classOf: ReadonlyMap<string, number>;
  /** Sectors without a value, of those that are shown. */
  noData: number;
  /** How many classes were asked for, where values repeat so often that there are fewer; else null. */
  asked: number | null;
};

/**
 * Sorts sectors into classes by their values. The limits come from all sectors, so that a filter
 * recolours nothing; the counts come from those that it shows.
 *
 * @param codes all sectors
 * @param shown the sectors that a filter leaves; null: all
 */
export function colourValues(
  codes: readonly string[],
  values: SectorValues,
  { method, classes, limits: own }: ColourSettings,
  shown: ReadonlySet<string> | null = null,
): Colouring {
  const known = codes.flatMap((code) => {
    const value = values.get(code) ?? NaN;
    return Number.isNaN(value) ? [] : [{ code, value }];
  });
  const numbers = Float64Array.from(known, ({ value }) => value);
  const limits =
    method === 'custom' ? [...own] : tidy(classBreaks(numbers, classes, method), numbers, method);
  const classOf = new Map(known.map(({ code, value }) => [code, classIn(limits, value)]));
  const isShown = (code: string) => shown === null || shown.has(code);
  const counts = new Array<number>(limits.length + 1).fill(0);
  for (const [code, index] of classOf) {
    if (isShown(code)) counts[index] = (counts[index] ?? 0) + 1;
  }
  return {
    ...{ limits, classOf },
    classes:
      known.length === 0
        ? []
        : counts.map((count, index) => ({ ...rangeOf(limits, index, numbers), count })),
    noData: codes.filter((code) => isShown(code) && !classOf.has(code)).length,
    asked: method !== 'custom' && known.length > 0 && counts.length < classes ? classes : null,
  };
}

/**
 * Limits between two values become the lower one, which sorts alike: no class is then without a
 * value. Classes of equal width keep their limits, and may be empty.
 */
function tidy(limits: Float64Array, values: Float64Array, method: ColourMethod): number[] {
  if (method === 'equal_interval') return Array.from(limits, (limit) => +limit.toPrecision(12));
  const snapped = Array.from(limits, (limit) =>
    Math.max(...values.filter((value) => value <= limit)),
  );
  return [...new Set(snapped)];
}

function classIn(limits: number[], value: number): number {
  const index = limits.findIndex((limit) => value <= limit);
  return index === -1 ? limits.length : index;
}

/** What a class takes. Whole numbers are told apart by one: 0 – 3, 4 – 9. */
function rangeOf(limits: number[], index: number, values: Float64Array) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const below = limits[index - 1];
  const limit = limits[index];
  const from = below ?? (limit === undefined || least <= limit ? least : null);
  const to = limit ?? (below === undefined || most > below ? most : null);
  if (from === null || to === null || !values.every((value) => Number.isInteger(value))) {
    return { from, to };
  }
  const whole = { from: below === undefined ? from : Math.floor(below) + 1, to: Math.floor(to) };
  return whole.from <= whole.to ? whole : { from, to };
}

/**
 * What the map shows of each sector.
 *
 * @param ramp as many colours as there are classes
 */
export function mapValues(
  codes: readonly string[],
  { classOf }: Pick<Colouring, 'classOf'>,
  ramp: readonly string[],
): Map<string, MapValue> {
  return new Map(
    codes.map((code) => {
      const colour = ramp[classOf.get(code) ?? -1];
      return [code, colour === undefined ? { noData: true } : { colour }];
    }),
  );
}
