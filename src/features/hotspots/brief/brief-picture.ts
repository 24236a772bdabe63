import { blankLook, countLooks } from '../../../map/overlay/cellPalettes.ts';
import type { CellLook, CellPaint } from '../../../map/overlay/cellLook.ts';
import { classifySurface, paintSurface, type Surface } from '../../../map/overlay/surface.ts';
import type { Area } from '../../../domain/territory.ts';
import { lengthInDays } from '../../../domain/time-steps.ts';
import { m } from '../../../messages/generated/messages.js';
import { isRefusal, type CellColumns } from '../../../spatial/index.ts';
import type { Shown } from '../shown.ts';
import { classPicture, countPicture, type LegendRow } from '../stage/cell-picture.ts';
import { amountText } from '../stage/class-words.ts';
import { layerTitle, notesOf } from '../stage/layer-words.ts';
import { countClass, countLimits, densityLimits, meanCount, meanDensity } from '../stage/scale.ts';

/** What the map of a brief shows, in the colours of paper. */
export type BriefPicture = {
  title: string;
  rows: LegendRow[];
  notes: string[];
  cells: { grid: CellColumns; paint: CellPaint } | null;
  surface: Surface | null;
  /** Of sectors, by their id; empty: outlines only. */
  fills: ReadonlyMap<number, string>;
};

/**
 * @param area where a surface is cut off
 * @param sectorIds all sectors of the municipality
 */
export function briefPicture(shown: Shown, area: Area, sectorIds: readonly number[]): BriefPicture {
  const empty = {
    rows: [],
    notes: [],
    cells: null,
    surface: null,
    fills: new Map<number, string>(),
  };
  const title = layerTitle(shown.layer);
  const { analysis } = shown;
  if (shown.layer === 'sectors') return { ...empty, title, ...sectorsPicture(shown, sectorIds) };
  if (analysis === null || isRefusal(analysis)) return { ...empty, title };
  const notes = notesOf(shown, analysis);
  if (analysis.layer === 'density') {
    const { density, raster } = analysis.surface;
    const limits = densityLimits(meanDensity(shown));
    // The least dense is not painted.
    const [, ...painted] = countLooks(Math.max(1, limits.length), 'light');
    const looks = [blankLook('light'), ...painted];
    const fills = looks.map(({ fill }) => fill);
    const classes = classifySurface(density, raster, limits);
    const surface = paintSurface(raster, classes, fills, area);
    return { ...empty, title, notes, surface, rows: densityRows(looks, limits) };
  }
  const { paint, rows } =
    analysis.layer === 'counts'
      ? countPicture(analysis.count, limitsOf(shown, analysis.count.length), 'light')
      : classPicture(analysis, 'light');
  return { ...empty, title, notes, rows, cells: { grid: shown.grid, paint } };
}

function limitsOf(shown: Shown, places: number): number[] {
  return countLimits(meanCount(shown, lengthInDays(shown.filter), places));
}

function sectorsPicture(
  shown: Shown,
  sectorIds: readonly number[],
): Pick<BriefPicture, 'rows' | 'fills'> {
  const { bySector } = shown;
  const counts = new Map(bySector.sectorId?.map((id, at) => [id, bySector.count[at] ?? 0]));
  const column = Float64Array.from(sectorIds, (id) => counts.get(id) ?? 0);
  const limits = limitsOf(shown, column.length);
  const { paint, rows } = countPicture(column, limits, 'light');
  const fills = sectorIds.flatMap((id): [number, string][] => {
    const fill = paint.looks[countClass(limits, counts.get(id) ?? 0)]?.fill;
    return fill ? [[id, fill]] : [];
  });
  return { rows, fills: new Map(fills) };
}

function densityRows(looks: readonly CellLook[], limits: readonly number[]): LegendRow[] {
  const textOf = (at: number) => {
    const [from = 0, to] = [limits[at - 1], limits[at]];
    if (to === undefined) return m.cells_over({ from: amountText(from) });
    return at === 0
      ? m.cells_below({ to: amountText(to) })
      : m.cells_range({ from: amountText(from), to: amountText(to) });
  };
  return looks.map((look, at) => ({ look, text: textOf(at), count: null })).reverse();
}
