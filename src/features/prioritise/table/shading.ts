import type { MatrixRow } from './matrixRows.ts';

export type ValueRange = { smallest: number; largest: number };

/**
 * Share of the value colour, in percent, behind the largest value of a column: as much as leaves
 * the text on it a contrast of 4.5:1 in the light and in the dark, also in a row that is chosen.
 */
export const strongestShade = 34;

/** null: no value at all. */
export function valueRange(values: Iterable<number | null>): ValueRange | null {
  let range: ValueRange | null = null;
  for (const value of values) {
    if (value === null) continue;
    if (!range) range = { smallest: value, largest: value };
    else if (value < range.smallest) range.smallest = value;
    else if (value > range.largest) range.largest = value;
  }
  return range;
}

/**
 * How strongly the cell of a value is shaded, in percent of the value colour: nothing at the least
 * value of the column, all of it at the greatest, in proportion between. What is missing, and what
 * is the same in all sectors, is not shaded.
 */
export function shade(value: number | null, range: ValueRange | null): number {
  if (value === null || !range || range.largest === range.smallest) return 0;
  const share = (value - range.smallest) / (range.largest - range.smallest);
  return Math.round(share * strongestShade * 10) / 10;
}

/**
 * The ranges of all indicators, computed again only when a sector has other values: a score that
 * follows a slider changes every row, and none of these.
 */
export class IndicatorRanges {
  #values: MatrixRow['values'][] = [];
  #ranges: (ValueRange | null)[] = [];

  of(rows: readonly MatrixRow[], indicators: number): readonly (ValueRange | null)[] {
    const same =
      rows.length === this.#values.length &&
      indicators === this.#ranges.length &&
      rows.every(({ values }, at) => values === this.#values[at]);
    if (!same) {
      this.#values = rows.map(({ values }) => values);
      this.#ranges = Array.from({ length: indicators }, (_, at) =>
        valueRange(this.#values.map((values) => values[at] ?? null)),
      );
    }
    return this.#ranges;
  }
}
