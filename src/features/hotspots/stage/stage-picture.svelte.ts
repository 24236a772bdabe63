import type { Area } from '../../../domain/territory.ts';
import { blankLook, countLooks } from '../../../map/overlay/cellPalettes.ts';
import { classifySurface, paintSurface, type Surface } from '../../../map/overlay/surface.ts';
import type { MapSector } from '../../../map/types.ts';
import { currentTheme } from '../../../map/theme.ts';
import { m } from '../../../messages/generated/messages.js';
import { isRefusal, type CellColumns, type HotspotAnalysis } from '../../../spatial/index.ts';
import { lengthInDays } from '../../../domain/time-steps.ts';
import type { HotspotBoard } from '../board.svelte.ts';
import type { Shown } from '../shown.ts';
import { classPicture, countPicture, type CellPicture, type LegendRow } from './cell-picture.ts';
import { amountText } from './class-words.ts';
import { countsOfStep, frameCube, type FrameCube } from './frames.ts';
import { layerTitle, notesOf } from './layer-words.ts';
import { hotspotSectors } from './map-sectors.ts';
import { cellReadout, densityReadout } from './readouts.ts';
import { countClass, countLimits, densityLimits, meanCount, meanDensity } from './scale.ts';
import { sectorNames } from './sector-of-cell.ts';
import { stepText } from './step-text.ts';

/** What the map of the hotspots shows for what a board shows, and its legend. */
export class StagePicture {
  readonly #board: HotspotBoard;

  constructor(board: HotspotBoard) {
    this.#board = board;
  }

  readonly #shown: Shown | null = $derived.by(() => this.#board.shown);
  readonly #result: HotspotAnalysis | null = $derived.by(() => {
    const analysis = this.#shown?.analysis ?? null;
    return analysis === null || isRefusal(analysis) ? null : analysis;
  });

  /** Why the layer shows nothing; null: it does. */
  readonly refusal = $derived.by(() => {
    const analysis = this.#shown?.analysis ?? null;
    return analysis !== null && isRefusal(analysis) && this.frame === null ? analysis : null;
  });

  /** Counts of all steps of the time slider; null: it is closed, or they are not there yet. */
  readonly cube: FrameCube | null = $derived.by(() => {
    const { frames, frameCounts, grid, settings } = this.#board;
    if (settings.at === null || !frameCounts.current || !grid.current) return null;
    const starts = frames.map(({ start }) => start);
    return starts.length === 0 ? null : frameCube(grid.current, frameCounts.current, starts);
  });
  /** Position of the step that is shown; the first one where the address names none of them. */
  readonly step: number = $derived.by(() =>
    Math.max(
      0,
      this.#board.frames.findIndex(({ start }) => start === this.#board.settings.at),
    ),
  );
  readonly frame = $derived.by(() => {
    const days = this.#board.frames[this.step]?.days;
    return this.cube && days ? { cube: this.cube, days } : null;
  });

  readonly title: string = $derived.by(() =>
    this.frame
      ? m.cells_title_frame({ period: stepText(this.frame.days) })
      : layerTitle(this.#shown?.layer ?? this.#board.settings.layer),
  );

  /** Cells under the pointer and the keys; null: the layer has none. */
  readonly grid: CellColumns | null = $derived.by(() => {
    if (this.frame) return this.frame.cube.grid;
    return this.#result && this.#result.layer !== 'density' ? (this.#shown?.grid ?? null) : null;
  });

  readonly #count: Float64Array | null = $derived.by(() => {
    if (this.frame) return countsOfStep(this.frame.cube, this.step);
    return this.#result && this.#result.layer !== 'density' ? this.#result.count : null;
  });

  /** Of counts, densities and sectors, the same on all dates; classes of significance have none. */
  readonly #limits: readonly number[] = $derived.by(() => {
    const [shown, result] = [this.#shown, this.#result];
    if (!shown) return [];
    const counts = (days: number, places: number) => countLimits(meanCount(shown, days, places));
    if (this.frame) {
      const days = this.#board.settings.pace === 'month' ? 30 : 7;
      return counts(days, this.frame.cube.grid.cells);
    }
    const days = lengthInDays(shown.filter);
    if (shown.layer === 'sectors') return counts(days, this.#board.data.sectors.length);
    if (result?.layer === 'density') return densityLimits(meanDensity(shown));
    return result?.layer === 'counts' ? counts(days, shown.grid.cells) : [];
  });

  readonly #cells: CellPicture | null = $derived.by(() => {
    const [result, count, theme] = [this.#result, this.#count, currentTheme()];
    if (!count) return null;
    if (this.frame || result?.layer === 'counts') {
      return countPicture(count, this.#limits, theme);
    }
    return result && result.layer !== 'density' ? classPicture(result, theme) : null;
  });
  readonly cells = $derived.by(() =>
    this.grid && this.#cells ? { grid: this.grid, paint: this.#cells.paint } : null,
  );

  readonly #density = $derived.by(() =>
    this.#result?.layer === 'density' && !this.frame ? this.#result : null,
  );
  readonly #surfaceClasses = $derived.by(() => {
    const surface = this.#density?.surface;
    return surface ? classifySurface(surface.density, surface.raster, this.#limits) : null;
  });
  readonly surface: Surface | null = $derived.by(() => {
    const [density, classes, limits] = [this.#density, this.#surfaceClasses, this.#limits];
    if (!density || !classes) return null;
    const [, ...colours] = countLooks(Math.max(1, limits.length), currentTheme());
    const fills = [null, ...colours.map(({ fill }) => fill)];
    return paintSurface(density.surface.raster, classes, fills, this.#area);
  });
  readonly #area: Area = $derived.by(() => {
    const sector = this.#shown?.sector;
    if (sector) return sector.geometry;
    const { outline } = this.#board.municipality;
    const parts = this.#board.data.sectors.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    );
    return outline ?? { type: 'MultiPolygon', coordinates: parts };
  });

  readonly #bySector = $derived.by(() => {
    const shown = this.#shown;
    if (shown?.layer !== 'sectors' || this.frame) return null;
    const ids = shown.bySector.sectorId ?? [];
    const counts = new Map(ids.map((id, at) => [id, shown.bySector.count[at] ?? 0]));
    const { sectors } = this.#board.data;
    const column = Float64Array.from(sectors, ({ id }) => counts.get(id) ?? 0);
    return { counts, picture: countPicture(column, this.#limits, currentTheme()) };
  });
  readonly sectors: MapSector[] = $derived.by(() => {
    const by = this.#bySector;
    const limits = this.#limits;
    return hotspotSectors(
      this.#board.data.sectors,
      by &&
        ((id) => {
          const count = by.counts.get(id) ?? 0;
          const fill = by.picture.paint.looks[countClass(limits, count)]?.fill;
          return {
            value: fill ? { colour: fill } : { outline: true },
            text: m.cells_incidents({ count }),
          };
        }),
    );
  });

  readonly rows: LegendRow[] = $derived.by(() => {
    if (this.#density) return densityRows(this.#limits);
    return (this.#bySector?.picture ?? this.#cells)?.rows ?? [];
  });
  readonly notes: string[] = $derived.by(() => {
    if (this.frame) return [m.cells_scale_frames()];
    return this.#shown && this.#result ? notesOf(this.#shown, this.#result) : [];
  });

  readonly #sectorOf = $derived.by(() =>
    this.grid ? sectorNames(this.grid, this.#board.data.sectors) : () => '',
  );
  readonly readout = (cell: number): string => {
    const [result, sector] = [this.#result, this.#sectorOf(cell)];
    const count = this.#count;
    if (this.frame && count) {
      return cellReadout({ layer: 'counts', count, leftOut: 0 }, cell, sector);
    }
    return result && result.layer !== 'density' ? cellReadout(result, cell, sector) : '';
  };
  readonly readoutAt = (place: readonly number[]): string | null => {
    const surface = this.#density?.surface;
    return surface ? densityReadout(surface.density, surface.raster, place) : null;
  };

  /** The hottest cell, or the one with most incidents. */
  readonly start = (): number => {
    const result = this.#result;
    const weight = result?.layer === 'significant' ? result.giStar.z : this.#count;
    let best = 0;
    weight?.forEach((value, cell) => {
      if (value > (weight[best] ?? 0)) best = cell;
    });
    return best;
  };
}

function densityRows(limits: readonly number[]): LegendRow[] {
  // The least dense is not painted.
  const [, ...painted] = countLooks(Math.max(1, limits.length), currentTheme());
  const looks = [blankLook(currentTheme()), ...painted];
  const text = (at: number) => {
    const [from = 0, to] = [limits[at - 1], limits[at]];
    if (to === undefined) return m.cells_over({ from: amountText(from) });
    return at === 0
      ? m.cells_below({ to: amountText(to) })
      : m.cells_range({ from: amountText(from), to: amountText(to) });
  };
  return looks.map((look, at) => ({ look, text: text(at), count: null })).reverse();
}
