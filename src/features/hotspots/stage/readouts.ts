import type { IncidentPoint } from '../../../data/incidents.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatNumber, inLanguage } from '../../../state/language.svelte.ts';
import type {
  CellAnalysis,
  Confidence,
  HotspotComparison,
  Raster,
} from '../../../spatial/index.ts';
import { toMetres } from '../../../spatial/index.ts';
import {
  amountText,
  confidenceText,
  emergingText,
  moranText,
  pText,
  statisticText,
} from './class-words.ts';

const joined = (parts: (string | false | null)[]) =>
  parts.filter((part) => part !== false && part !== null).join(' · ');

/** What is said of a cell: its class in words, count, statistic and adjusted p, and its sector. */
export function cellReadout(analysis: CellAnalysis, cell: number, sector: string): string {
  const count = m.cells_incidents({ count: analysis.count[cell] ?? 0 });
  return joined([...statisticTexts(analysis, cell, count), sector]);
}

function statisticTexts(analysis: CellAnalysis, cell: number, count: string): string[] {
  const p = (adjusted: Float64Array) => {
    const value = adjusted[cell] ?? NaN;
    return Number.isNaN(value) ? [] : [m.cells_readout_p({ p: pText(value) })];
  };
  const statistic = (value = NaN, text: (value: string) => string) =>
    Number.isNaN(value) ? [] : [text(statisticText(value))];
  switch (analysis.layer) {
    case 'counts':
      return [count];
    case 'significant': {
      const { giStar, level } = analysis;
      return [
        confidenceText((level[cell] ?? 0) as Confidence),
        count,
        ...statistic(giStar.z[cell], (z) => m.cells_readout_z({ z })),
        ...p(giStar.adjusted),
      ];
    }
    case 'clusters': {
      const { moran } = analysis;
      return [
        moranText(moran.class[cell] ?? 'not_significant'),
        count,
        ...statistic(moran.i[cell], (i) => m.cells_readout_i({ i })),
        ...p(moran.adjusted),
      ];
    }
    case 'emerging': {
      const { emerging } = analysis;
      return [
        emergingText(emerging.class[cell] ?? 'none'),
        count,
        ...statistic(emerging.trendZ[cell], (z) => m.cells_readout_trend({ z })),
      ];
    }
  }
}

/** What became of a cell, in words. */
export function changeReadout(change: HotspotComparison, cell: number, sector: string): string {
  const [before, after] = [change.before[cell] ?? 0, change.after[cell] ?? 0];
  const p = change.adjusted[cell] ?? NaN;
  const way = change.changed[cell] ?? 0;
  return joined([
    m.cells_readout_change({
      before: formatNumber(before),
      after: m.cells_incidents({ count: after }),
    }),
    way > 0 && m.cells_rise_sure(),
    way < 0 && m.cells_fall_sure(),
    !Number.isNaN(p) && m.cells_readout_p({ p: pText(p) }),
    sector,
  ]);
}

/** The density at a place in degrees; null: none is known there. */
export function densityReadout(
  density: Float64Array,
  { west, south, cell, columns, rows }: Raster,
  [lng = NaN, lat = NaN]: readonly number[],
): string | null {
  const [x, y] = toMetres(lng, lat);
  const [column, row] = [Math.floor((x - west) / cell), Math.floor((y - south) / cell)];
  if (column < 0 || row < 0 || column >= columns || row >= rows) return null;
  const value = density[row * columns + column] ?? NaN;
  return Number.isNaN(value) ? null : m.cells_readout_density({ value: amountText(value) });
}

/** An incident on the map: its kind, when as far as that is known, and that it is invented where it is. */
export function pointReadout(
  {
    occurredAt,
    precision,
    synthetic,
  }: Pick<IncidentPoint, 'occurredAt' | 'precision' | 'synthetic'>,
  kind: string,
): string {
  const when = new Intl.DateTimeFormat(inLanguage('es-SV', 'en'), {
    timeZone: 'America/El_Salvador',
    ...(precision === 'month' ? { month: 'long', year: 'numeric' } : { dateStyle: 'medium' }),
    ...(precision === 'minute' ? { timeStyle: 'short' } : {}),
  });
  return joined([
    kind,
    when.format(Date.parse(occurredAt)),
    synthetic && m.cells_points_synthetic_word(),
  ]);
}
