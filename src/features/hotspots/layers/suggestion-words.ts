import { m } from '../../../messages/generated/messages.js';
import type { SuggestedBandwidth, SuggestedCellSize } from '../../../spatial/index.ts';
import { formatNumber } from '../../../state/language.svelte.ts';

/** Why a size of cells is suggested, with the figures that it rests on. */
export function cellSizeReason({ size, because, cells, incidentsPerCell }: SuggestedCellSize) {
  const figures = {
    metres: formatNumber(size),
    cells: formatNumber(cells, { maximumSignificantDigits: 2 }),
    mean: formatNumber(incidentsPerCell, { maximumSignificantDigits: 2 }),
  };
  switch (because) {
    case 'enough_incidents':
      return m.analysis_suggested_size_incidents(figures);
    case 'enough_cells':
      return m.analysis_suggested_size_cells(figures);
    case 'few_enough_cells':
      return m.analysis_suggested_size_many(figures);
  }
}

export function bandwidthReason({ metres, because }: SuggestedBandwidth): string {
  const figures = { metres: formatNumber(metres) };
  return because === 'least'
    ? m.analysis_bandwidth_least(figures)
    : m.analysis_bandwidth_rule(figures);
}
