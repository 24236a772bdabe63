import type { FigurePlace, Figures } from './figures.ts';
import { keyFigures, placeOfCell, placeOfTotal } from './keyed-figures.ts';

/** A cell or a total of an edition. */
export type ListedFigure<Value> = {
  key: string;
  place: FigurePlace;
  /** Counts from 1 up to, but not including, this are small; of a total, the highest of its parts. */
  threshold: number;
  value: Exclude<Value, null>;
};

/** All figures of an edition that have a value, or hide one: cells first, then totals. */
export function listFigures<Value>(figures: Figures<Value>): ListedFigure<Value>[] {
  const { edition } = figures;
  const thresholds = new Map(figures.indicators.map((each) => [each.key, each.suppressBelow]));
  const { cells, totals } = keyFigures(figures);
  return [
    ...[...cells.values()].flatMap(({ cell, key }): ListedFigure<Value>[] => {
      if (cell.value === null) return [];
      return [
        {
          key,
          place: placeOfCell(edition, cell),
          threshold: thresholds.get(cell.indicator) ?? NaN,
          value: cell.value as Exclude<Value, null>,
        },
      ];
    }),
    ...totals.map(({ total, key }) => ({
      key,
      place: placeOfTotal(edition, total),
      threshold: Math.max(...total.indicators.map((each) => thresholds.get(each) ?? NaN)),
      value: total.value,
    })),
  ];
}
