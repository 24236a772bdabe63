import { hidden, type DraftFigures, type Legend, type PublishedFigures } from './figures.ts';
import { keyFigures } from './keyed-figures.ts';
import { shownOf } from './limit-leaks.ts';

type PublishedCell = PublishedFigures['cells'][number];
type PublishedTotal = PublishedFigures['totals'][number];

/** How much of the scores goes out. */
export type ScoresShown = 'all' | 'ranks' | 'none';

/**
 * The figures as the public sees them when these are hidden. Hidden cells are drawn without a class;
 * a legend beside them whose limits are not all values that are shown is left out.
 */
export function conceal(
  draft: DraftFigures,
  keys: ReadonlySet<string>,
  scoresShown: ScoresShown,
): PublishedFigures {
  const keyed = keyFigures(draft);
  const cells = [...keyed.cells.values()].map(({ cell, key }): PublishedCell => ({
    ...cell,
    value: cell.value !== null && keys.has(key) ? hidden : cell.value,
  }));
  const totals = keyed.totals.map(({ total, key }): PublishedTotal => ({
    ...total,
    value: keys.has(key) ? hidden : total.value,
  }));
  const figures = { ...draft, cells, totals, scores: shownScores(draft.scores, scoresShown) };
  return { ...figures, legends: draft.legends.flatMap((legend) => safeLegend(legend, figures)) };
}

function shownScores(scores: DraftFigures['scores'], shown: ScoresShown): DraftFigures['scores'] {
  if (!scores || shown === 'all') return scores;
  if (shown === 'none') return null;
  return { ...scores, sectors: scores.sectors.map((each) => ({ ...each, score: null })) };
}

function safeLegend(legend: Legend, figures: PublishedFigures): Legend[] {
  const hiddenSectors = new Set(
    figures.cells
      .filter(({ indicator, value }) => indicator === legend.indicator && value === hidden)
      .map(({ sector }) => sector),
  );
  if (hiddenSectors.size === 0) return [legend];
  const classes = legend.classes.map((drawn) =>
    hiddenSectors.has(drawn.sector) ? { ...drawn, class: null } : drawn,
  );
  const shown = shownOf(figures, legend.indicator);
  return legend.limits.every((limit) => shown.has(limit)) ? [{ ...legend, classes }] : [];
}
