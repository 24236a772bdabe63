import { sectorTitle } from '../../../domain/names.ts';
import { m } from '../../../messages/generated/messages.js';
import {
  isRefusal,
  type CellColumns,
  type ClusterAnalysis,
  type CountAnalysis,
  type DensityAnalysis,
  type EmergingAnalysis,
  type SignificanceAnalysis,
} from '../../../spatial/index.ts';
import { formatNumber } from '../../../state/language.svelte.ts';
import { percentText } from '../percent.ts';
import type { Shown } from '../shown.ts';
import { emergingText } from '../stage/class-words.ts';
import { amountText, counted, incidentsText, listText, total } from './figures.ts';
import { cellsWithHalf } from './half.ts';
import type { ReportContext } from './report.ts';

/** What the layer found. */
export function resultSentences(shown: Shown, { sectors }: ReportContext): string[] {
  if (shown.total.total === 0) return [m.analysis_result_empty()];
  if (shown.layer === 'sectors') return sectorSentences(shown, sectors);
  const { analysis, grid } = shown;
  if (isRefusal(analysis)) return [];
  switch (analysis.layer) {
    case 'counts':
      return countResult(analysis, grid);
    case 'significant':
      return significanceResult(analysis, grid);
    case 'clusters':
      return [clusterResult(analysis, grid)];
    case 'emerging':
      return [emergingResult(analysis, grid)];
    case 'density':
      return [densityResult(analysis, shown.studyAreaM2)];
  }
}

function countResult({ count }: CountAnalysis, grid: CellColumns): string[] {
  const held = count.filter((n) => n > 0).length;
  if (held === 0) return [m.analysis_result_empty()];
  const most = count.reduce((a, b) => Math.max(a, b), 0);
  const cells = formatNumber(grid.cells);
  const half = cellsWithHalf(count, grid.share);
  return [
    m.analysis_result_counts({ ...counted(held), cells, most: formatNumber(most) }),
    m.analysis_result_half({ ...counted(half.cells), share: percentText(half.surface) }),
  ];
}

function significanceResult({ level, count }: SignificanceAnalysis, grid: CellColumns): string[] {
  const cells = formatNumber(grid.cells);
  const number = (is: (level: number) => boolean): number => Array.from(level).filter(is).length;
  const [hot, surest, only90, cold] = [
    number((l) => l >= 2),
    number((l) => l === 3),
    number((l) => l === 1),
    number((l) => l <= -2),
  ];
  const more = only90 > 0 ? [m.analysis_result_hot_90(counted(only90))] : [];
  if (hot + cold === 0) return [m.analysis_result_none_significant({ cells }), ...more];
  const first = m.analysis_result_hot_99({
    hot: m.analysis_result_hot({ ...counted(hot), cells }),
    number: formatNumber(surest),
    cold: formatNumber(cold),
  });
  const within = (values: Float64Array): number =>
    total(values.filter((_, i) => (level[i] ?? 0) >= 2));
  const held = m.analysis_result_hot_hold({
    count: hot,
    incidents: incidentsText(within(count)),
    share: percentText(within(count) / total(count)),
    surface: percentText(within(grid.share) / total(grid.share)),
  });
  return [first, ...(hot > 0 ? [held] : []), ...more];
}

function clusterResult({ moran }: ClusterAnalysis, grid: CellColumns): string {
  const number = (kind: string): number => moran.class.filter((each) => each === kind).length;
  const [hh, ll, hl, lh] = [number('HH'), number('LL'), number('HL'), number('LH')];
  const cells = formatNumber(grid.cells);
  if (hh + ll + hl + lh === 0) return m.analysis_result_no_clusters({ cells });
  return m.analysis_result_clusters({
    ...{ cells, hh: formatNumber(hh), ll: formatNumber(ll) },
    ...{ hl: formatNumber(hl), lh: formatNumber(lh) },
  });
}

function emergingResult({ emerging }: EmergingAnalysis, grid: CellColumns): string {
  const counts = new Map<(typeof emerging.class)[number], number>();
  for (const each of emerging.class) counts.set(each, (counts.get(each) ?? 0) + 1);
  const none = counts.get('none') ?? 0;
  const cells = formatNumber(grid.cells);
  const found = [...counts].filter(([kind]) => kind !== 'none').sort(([, a], [, b]) => b - a);
  if (found.length === 0) return m.analysis_result_no_emerging({ cells });
  const classes = found.map(([kind, n]) =>
    m.analysis_result_class({ number: formatNumber(n), name: emergingText(kind).toLowerCase() }),
  );
  return m.analysis_result_emerging({
    cells,
    classes: listText(classes),
    none: formatNumber(none),
  });
}

function densityResult({ surface, incidents, days }: DensityAnalysis, areaM2: number): string {
  const peak = surface.density.reduce((most, v) => (v > most ? v : most), 0);
  const mean = (incidents / (areaM2 / 1e6)) * (30 / days);
  return m.analysis_result_density({ peak: amountText(peak), mean: amountText(mean) });
}

/** Sectors that are named. */
const mostNamed = 3;

function sectorSentences({ bySector, sector }: Shown, sectors: ReportContext['sectors']): string[] {
  const counts = new Map<number, number>(sectors.map(({ id }) => [id, 0]));
  bySector.sectorId?.forEach((id, row) => {
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + (bySector.count[row] ?? 0));
  });
  const ordered = [...counts].sort(([, a], [, b]) => b - a);
  const named = ordered.slice(0, mostNamed).flatMap(([id, n]) => {
    const found = sectors.find((each) => each.id === id);
    const share = percentText(n / bySector.total);
    return found && n > 0
      ? [m.analysis_result_sector({ sector: sectorTitle(found), number: formatNumber(n), share })]
      : [];
  });
  const own = sector ? (counts.get(sector.id) ?? 0) : 0;
  const rank = 1 + ordered.filter(([, n]) => n > own).length;
  return [
    ...(named.length > 0 ? [m.analysis_result_sectors({ sectors: listText(named) })] : []),
    ...(sector
      ? [
          m.analysis_result_sector_rank({
            sector: sectorTitle(sector),
            rank: formatNumber(rank),
            of: formatNumber(sectors.length),
            incidents: incidentsText(own),
          }),
        ]
      : []),
  ];
}
