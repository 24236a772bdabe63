import type { Position } from 'geojson';
import type { CellColumns } from '../../spatial/hotspots/analysis.ts';
import type { MapOverlay } from '../mapOverlay.ts';
import { isArrowKey } from '../neighbourInDirection.ts';
import { borderStyle, markWidths, type SectorMark, type Theme } from '../phaseStyle.ts';
import type { Bounds } from '../projection.ts';
import { currentTheme } from '../theme.ts';
import type { CellRing } from './cellDrawing.ts';
import { cellField, type CellField } from './cellField.ts';
import type { CellPaint } from './cellLook.ts';
import { OverlayLayer, type OverlayPicture } from './overlayLayer.ts';
import type { OverlayPoints } from './pointDrawing.ts';
import type { Surface } from './surface.ts';

export type OverlayInput = {
  /** Cells and how each looks; the same object of cells as long as they are the same cells. */
  cells: { grid: CellColumns; paint: CellPaint } | null;
  surface: Surface | null;
  points: OverlayPoints | null;
  /** Address of the cell that is outlined. */
  selected: string | null;
  /** null: a place beside all cells was chosen, or the choice taken back. */
  onselectcell: (id: string | null) => void;
  /** What is said of a cell, by its position in the grid. */
  readout: (cell: number) => string;
  /** What is said of a place before its cell: of a point there, or of the surface. */
  readoutAt?: ((place: Position) => string | null) | undefined;
  /** The cell that the keys begin at. */
  start: () => number;
  /** A basemap lies below and shall show through. */
  overBasemap: boolean;
  onsee?: ((bounds: Bounds, zoom: number) => void) | undefined;
};

const focusColours: Record<Theme, string> = { light: '#0f5c63', dark: '#6cc3c6' };

/**
 * Cells, a surface and points over the sectors of one map, with pointer and keys. For the set-up of
 * a component.
 */
export class TerritoryOverlay implements MapOverlay {
  readonly layer = new OverlayLayer();
  #hovered = $state<string | null>(null);
  #place = $state.raw<Position | null>(null);
  #cursor = $state<string | null>(null);
  #showCursor = $state(false);

  constructor(private readonly input: () => OverlayInput) {
    $effect(() => this.layer.show(this.picture));
  }

  readonly #grid = $derived.by(() => this.input().cells?.grid ?? null);
  readonly field: CellField | null = $derived(this.#grid && cellField(this.#grid));
  readonly #paint = $derived.by(() => this.input().cells?.paint ?? null);
  readonly #selected = $derived.by(() => this.input().selected);
  readonly #surface = $derived.by(() => this.input().surface);
  readonly #points = $derived.by(() => this.input().points);
  readonly #overBasemap = $derived.by(() => this.input().overBasemap);

  readonly #rings: CellRing[] = $derived.by(() => {
    const theme = currentTheme();
    const { line, casing } = borderStyle(theme);
    const ring = (id: string | null, colour: string, mark: SectorMark, part: 'line' | 'casing') => {
      const cell = this.field?.cellOf(id) ?? -1;
      const { line: middle, [part]: width } = markWidths[mark];
      return cell < 0 ? [] : [{ cell, colour, width, out: middle / 2 }];
    };
    const keysOn = this.#showCursor ? this.#cursor : null;
    return [
      ...ring(this.#hovered, casing, 'hovered', 'casing'),
      ...ring(this.#hovered, line, 'hovered', 'line'),
      ...ring(this.#selected, casing, 'selected', 'casing'),
      ...ring(keysOn, casing, 'cursor', 'casing'),
      ...ring(keysOn, focusColours[theme], 'cursor', 'line'),
      ...ring(this.#selected, line, 'selected', 'line'),
    ];
  });

  readonly picture: OverlayPicture = $derived.by(() => {
    const [field, paint] = [this.field, this.#paint];
    return {
      cells: field && paint ? { field, paint } : null,
      ...{ surface: this.#surface, points: this.#points, rings: this.#rings },
      opacity: this.#overBasemap ? 0.8 : 1,
    };
  });

  readonly announcement: string | null = $derived.by(() =>
    this.#showCursor ? this.#said(this.#cursor) : null,
  );
  readonly readout: string | null = $derived.by(() => {
    const place = this.#place;
    const at = place === null ? null : (this.input().readoutAt?.(place) ?? null);
    return at ?? this.#said(this.#hovered) ?? this.announcement;
  });

  #said(id: string | null): string | null {
    const cell = this.field?.cellOf(id) ?? -1;
    return cell < 0 ? null : this.input().readout(cell);
  }

  readonly point = (place: Position | null): void => {
    const cell = place === null ? -1 : (this.field?.cellAt(place) ?? -1);
    this.#hovered = cell < 0 ? null : (this.field?.idOf(cell) ?? null);
    this.#place = place;
  };

  readonly click = (place: Position): boolean => {
    const { selected, onselectcell } = this.input();
    const cell = this.field?.cellAt(place) ?? -1;
    if (this.field && cell >= 0) {
      this.#cursor = this.field.idOf(cell);
      onselectcell(this.#cursor);
      return true;
    }
    if (selected === null) return false;
    onselectcell(null);
    return true;
  };

  readonly focus = (visible: boolean): boolean => {
    if (this.field === null || this.field.cells.cells === 0) return false;
    if (visible) this.#cursor = this.field.idOf(this.#standing(this.field));
    this.#showCursor = visible;
    return true;
  };

  readonly key = (event: KeyboardEvent): [number, number] | null => {
    const { field } = this;
    if (!field || field.cells.cells === 0 || event.ctrlKey || event.metaKey || event.altKey) {
      return null;
    }
    const { selected, onselectcell } = this.input();
    const from = this.#standing(field);
    let to = from;
    if (isArrowKey(event.key)) {
      to = this.#showCursor ? field.next(from, event.key) : from;
      this.#cursor = field.idOf(to);
      this.#showCursor = true;
    } else if (event.key === 'Enter' || event.key === ' ') {
      onselectcell(field.idOf(from));
    } else if (event.key === 'Escape' && selected !== null) {
      onselectcell(null);
    } else return null;
    event.preventDefault();
    return field.centreOf(to);
  };

  /** The cell that the keys go on from. */
  #standing(field: CellField): number {
    const cursor = field.cellOf(this.#cursor);
    if (cursor >= 0) return cursor;
    const { selected, start } = this.input();
    const chosen = field.cellOf(selected);
    return chosen >= 0 ? chosen : Math.max(0, Math.min(field.cells.cells - 1, start()));
  }

  readonly see = (bounds: Bounds, zoom: number): void => {
    this.input().onsee?.(bounds, zoom);
  };
}
