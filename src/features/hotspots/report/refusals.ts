import { m } from '../../../messages/generated/messages.js';
import type { Refusal } from '../../../spatial/index.ts';
import { leastCellSize } from '../../../state/hotspots-view.ts';
import { formatNumber } from '../../../state/language.svelte.ts';
import type { Shown } from '../shown.ts';
import { listText } from './figures.ts';

/** Fewest cells that a local statistic takes. */
const leastCells = 30;

/** Why there is no result, and what would make one possible. */
export function refusalSentences(refusal: Refusal, shown: RefusedQuestion): string[] {
  const ways = waysOut(refusal, shown);
  return [
    m.analysis_refused({ reason: refusalReason(refusal, shown.grid?.cells ?? null) }),
    ...(ways.length > 0 ? [m.analysis_possible({ ways: `${listText(ways)}.` })] : []),
  ];
}

/** What was asked when a method declined. */
export type RefusedQuestion = Pick<Shown, 'filter' | 'studyAreaM2'> & {
  grid: { cells: number } | null;
};

/** @param cells of the study area; null: it is not known, or not about cells */
export function refusalReason({ refused }: Refusal, cells: number | null): string {
  switch (refused) {
    case 'no_points':
      return m.analysis_refused_no_points();
    case 'too_few_units':
      return cells === null
        ? m.analysis_refused_few_units()
        : m.analysis_refused_few_cells({ cells: formatNumber(cells) });
    case 'no_variance':
      return m.analysis_refused_no_variance();
    case 'all_islands':
      return m.analysis_refused_all_islands();
    case 'too_few_steps':
      return m.analysis_refused_too_few_steps();
    case 'missing_values':
    case 'no_population':
    case 'no_weights':
    case 'unknown_kind':
      return m.analysis_refused_missing();
  }
}

function waysOut({ refused }: Refusal, { filter, studyAreaM2 }: RefusedQuestion): string[] {
  const filtered = filter.indicators !== null || filter.hours !== null || filter.weekdays !== null;
  const filters = filtered ? [m.analysis_way_filters()] : [];
  const wider = filter.sectorId === null ? [] : [m.analysis_way_municipality()];
  switch (refused) {
    case 'no_points':
      return [m.analysis_way_period(), ...filters, ...wider];
    case 'too_few_units':
      return [...smallerCells(studyAreaM2), ...wider, m.analysis_way_counts()];
    case 'no_variance':
      return [m.analysis_way_period(), ...filters, m.analysis_way_size(), ...wider];
    case 'all_islands':
      return [m.analysis_way_smaller_any(), ...wider];
    case 'too_few_steps':
      return [m.analysis_way_ten_weeks()];
    case 'missing_values':
    case 'no_population':
    case 'no_weights':
    case 'unknown_kind':
      return [];
  }
}

/** The size at which there are enough cells, if cells can be so small. */
function smallerCells(studyAreaM2: number): string[] {
  const size = Math.floor(Math.sqrt(studyAreaM2 / leastCells) / 50) * 50;
  return size >= leastCellSize ? [m.analysis_way_smaller({ metres: formatNumber(size) })] : [];
}
