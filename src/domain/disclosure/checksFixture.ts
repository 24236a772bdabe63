import { checkDisclosure } from './check-disclosure.ts';
import type { DraftFigures, FigurePlace, PublishedFigures } from './figures.ts';
import { nameOfCell } from './attackerFixture.ts';
import { editionOf, indicatorsOf } from './figuresFixture.ts';
import { solveLinearProgram } from './solve-linear-program.ts';
import { suppress } from './suppress.ts';
import { worldsOf } from './worlds-of.ts';

export type Row = (number | 'hidden' | null)[];

/** An edition as the public sees it; `totals` are those of the indicators. */
export function published(
  rows: Row[],
  totals: (number | 'hidden')[] = [],
  changes: Partial<PublishedFigures> = {},
  settings: Parameters<typeof editionOf>[2] = {},
): PublishedFigures {
  const draft = editionOf(
    rows.map((row) => row.map((value) => (value === 'hidden' ? -1 : value))),
    indicatorsOf(rows[0]?.length ?? 0),
    settings,
  );
  const sectors = rows.map((_, at) => `s${at}`);
  return {
    ...draft,
    cells: draft.cells.map((cell) => ({
      ...cell,
      value: cell.value === -1 ? 'hidden' : cell.value,
    })),
    totals: totals.map((value, at) => ({
      sectors,
      indicators: [indicatorsOf(9)[at]?.key ?? ''],
      value,
    })),
    ...changes,
  };
}

/** Of editions in their order, with the solver of the app. */
export function check(...editions: PublishedFigures[]) {
  return checkDisclosure(editions, solveLinearProgram);
}

/** Where the figure of a sector stands. */
export const cell = (edition: number, sector: string, indicator = 'a') => ({
  kind: 'cell' as const,
  edition,
  sector,
  indicator,
});

/** With the solver of the app. */
export function suppressed(draft: DraftFigures, earlier: readonly PublishedFigures[] = []) {
  return suppress(draft, earlier, solveLinearProgram);
}

/** @throws Error where there is none */
export function certificateOf(editions: readonly PublishedFigures[]) {
  const certificate = worldsOf(editions, solveLinearProgram);
  if (!certificate) throw new Error('There is no certificate.');
  return certificate;
}

/** As the attacker names a figure. */
export function nameOf(place: FigurePlace): string {
  return place.kind === 'cell'
    ? nameOfCell(place.edition, place.sector, place.indicator)
    : `${place.edition} total ${place.sectors.join()} ${place.indicators.join()}`;
}
