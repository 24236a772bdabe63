import { m } from '../../../messages/generated/messages.js';
import { isRefusal } from '../../../spatial/index.ts';
import type { Shown } from '../shown.ts';
import { amountText, counted } from './figures.ts';
import type { ReportContext } from './report.ts';

/** Below this mean one or two more incidents change which cells stand out. */
const fewPerCell = 1 / 3;

/** What this does not say, and what could mislead. */
export function cautionSentences(shown: Shown, { municipality, sectors }: ReportContext): string[] {
  const { layer, grid, analysis, total } = shown;
  const computed = analysis !== null && !isRefusal(analysis);
  const mean = grid === null ? Infinity : total.total / grid.cells;
  const tested = layer === 'significant' || layer === 'clusters' || layer === 'emerging';
  const few = computed && tested && total.total > 0 && mean < fewPerCell;
  const partial = grid === null ? 0 : grid.share.filter((share) => share < 1).length;
  const illustrative = sectors.some(({ geometryStatus }) => geometryStatus === 'illustrative');
  const { outlineSource } = municipality;
  return [
    ...(few ? [m.analysis_caution_few({ mean: amountText(mean) })] : []),
    m.analysis_caution_describes(),
    m.analysis_caution_reported(),
    m.analysis_caution_counts(),
    ...(layer === 'significant' ? [m.analysis_caution_not_significant()] : []),
    ...(layer === 'sectors' ? [m.analysis_caution_sectors()] : []),
    ...(layer === 'density'
      ? [m.analysis_caution_edge_density(), m.analysis_caution_bandwidth()]
      : []),
    ...(layer !== 'density' && partial > 0 ? [m.analysis_caution_edge(counted(partial))] : []),
    ...(illustrative ? [m.analysis_caution_borders()] : []),
    ...(outlineSource === null ? [] : [m.analysis_caution_outline({ source: outlineSource })]),
  ];
}
