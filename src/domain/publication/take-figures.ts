import type { PublicationFigures } from './document.ts';

/**
 * The figures of a publication, member by member, so that nothing else goes out with them. Cells,
 * totals and sums keep their order: proofs name totals by their place.
 */
export function takeFigures(figures: PublicationFigures): PublicationFigures {
  return {
    groups: figures.groups.map(({ key, labelEs, labelEn }) => ({ key, labelEs, labelEn })),
    indicators: figures.indicators.map((indicator) => ({
      key: indicator.key,
      labelEs: indicator.labelEs,
      labelEn: indicator.labelEn,
      unitEs: indicator.unitEs,
      unitEn: indicator.unitEn,
      groupKey: indicator.groupKey,
      suppressBelow: indicator.suppressBelow,
      isDuplicateOf: indicator.isDuplicateOf,
      policeDiscovered: indicator.policeDiscovered,
      noteEs: indicator.noteEs,
      noteEn: indicator.noteEn,
    })),
    sums: figures.sums.map(({ total, parts, covers }) => ({ total, parts, covers })),
    cells: figures.cells.map(({ sector, indicator, period, source, value }) => ({
      sector,
      indicator,
      period,
      source,
      value,
    })),
    totals: figures.totals.map(({ sectors, indicators, value }) => ({
      sectors,
      indicators,
      value,
    })),
  };
}
