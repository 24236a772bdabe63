import { m } from '../../../messages/generated/messages.js';
import type { SuggestedBandwidth, SuggestedCellSize } from '../../../spatial/index.ts';
import { formatNumber } from '../../../state/language.svelte.ts';

/**
 * Why a size of cells is suggested, with the figures that it rests on.
 *
 * @param cells of that size on the map; null: it is not there, and how many fit by surface is said
 */
export function cellSizeReason(suggested: SuggestedCellSize, cells: number | null): string {
  return `${rule(suggested)} ${cellsSentence(suggested, cells)}`;
}

function rule({ size, because }: SuggestedCellSize): string {
  const figures = { metres: formatNumber(size) };
  switch (because) {
    case 'enough_incidents':
      return m.analysis_suggested_size_incidents(figures);
    case 'enough_cells':
      return m.analysis_suggested_size_cells(figures);
    case 'few_enough_cells':
      return m.analysis_suggested_size_many(figures);
  }
}

function cellsSentence(suggested: SuggestedCellSize, cells: number | null): string {
  const figure = (value: number) => formatNumber(value, { maximumSignificantDigits: 2 });
  return cells === null
    ? m.analysis_suggested_size_about({
        cells: figure(suggested.cells),
        mean: figure(suggested.incidentsPerCell),
      })
    : m.analysis_suggested_size_exact({
        cells: formatNumber(cells),
        mean: figure(suggested.incidents / cells),
      });
}

export function bandwidthReason({ metres, because }: SuggestedBandwidth): string {
  const figures = { metres: formatNumber(metres) };
  return because === 'least'
    ? m.analysis_bandwidth_least(figures)
    : m.analysis_bandwidth_rule(figures);
}
