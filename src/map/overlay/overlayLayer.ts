import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl';
import { CellDrawing, type CellRing } from './cellDrawing.ts';
import type { CellField } from './cellField.ts';
import type { CellPaint } from './cellLook.ts';
import { PointDrawing, type OverlayPoints } from './pointDrawing.ts';
import { SurfaceDrawing } from './surfaceDrawing.ts';
import type { Surface } from './surface.ts';

/** What is drawn over the sectors; each part is drawn anew only when it is another object. */
export type OverlayPicture = {
  cells: { field: CellField; paint: CellPaint } | null;
  surface: Surface | null;
  points: OverlayPoints | null;
  rings: readonly CellRing[];
  /** Below 1 where a basemap shall show through. */
  opacity: number;
};

const nothing: OverlayPicture = {
  ...{ cells: null, surface: null, points: null },
  ...{ rings: [], opacity: 1 },
};

/**
 * A layer of the interactive map that draws cells, a surface and points itself: another colour is
 * neither geometry nor work for the map's own workers, and another style of the map leaves it be.
 */
export class OverlayLayer implements CustomLayerInterface {
  readonly id = 'overlay';
  readonly type = 'custom';
  readonly renderingMode = '2d';
  #map: MapLibre | null = null;
  #picture = nothing;
  #cells: CellDrawing | null = null;
  #surface: SurfaceDrawing | null = null;
  #points: PointDrawing | null = null;

  show(picture: OverlayPicture): void {
    this.#picture = picture;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibre): void {
    this.#map = map;
  }

  render(gl: WebGL2RenderingContext, { modelViewProjectionMatrix }: CustomRenderMethodInput): void {
    const map = this.#map;
    if (map === null) return;
    const { cells, surface, points, rings, opacity } = this.#picture;
    const view = {
      matrix: modelViewProjectionMatrix,
      worldSize: 512 * 2 ** map.getZoom(),
      ratio: map.getPixelRatio(),
      opacity,
    };
    this.#renew(gl, this.#picture);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    if (surface) this.#surface?.draw(view);
    if (cells) this.#cells?.draw(view, cells.paint, rings);
    if (points) this.#points?.draw({ ...view, opacity: 1 });
  }

  #renew(gl: WebGL2RenderingContext, { cells, surface, points }: OverlayPicture): void {
    if (cells && !this.#cells?.isOf(cells.field)) {
      this.#cells?.remove();
      this.#cells = cells.field.cells.cells > 0 ? new CellDrawing(gl, cells.field) : null;
    }
    if (surface && !this.#surface?.isOf(surface)) {
      this.#surface?.remove();
      this.#surface = new SurfaceDrawing(gl, surface);
    }
    if (points && !this.#points?.isOf(points)) {
      this.#points?.remove();
      this.#points = new PointDrawing(gl, points);
    }
  }

  onRemove(): void {
    for (const drawing of [this.#cells, this.#surface, this.#points]) drawing?.remove();
    this.forget();
    this.#map = null;
  }

  /** The graphics card lost everything: what was made is no more. */
  forget(): void {
    this.#cells = null;
    this.#surface = null;
    this.#points = null;
  }
}
