import type { Point, Projection } from './projection.ts';
import { shiftToShow } from './shiftToShow.ts';
import type { MapPadding } from './types.ts';

export type Camera = { center: [lng: number, lat: number]; padding: MapPadding };

type View = Pick<Projection, 'project' | 'unproject'>;
type Size = { width: number; height: number };

/** MapLibre's zoom 0 draws the world on a tile of 512 pixels. */
export function zoomOf({ worldSize }: Pick<Projection, 'worldSize'>): number {
  return Math.log2(worldSize / 512);
}

/**
 * The camera that keeps `view` in its place under a new padding, but for a sector that the padding
 * would cover: that is moved out from under it. (MapLibre alone would shift the map on every change
 * of padding, because it keeps the centre in the middle of what is left.)
 *
 * @param view the map as it is, or as it shall be; without the padding
 */
export function cameraOver(
  view: View,
  size: Size,
  padding: MapPadding,
  sector: [lng: number, lat: number] | null,
): Camera {
  const [x = 0, y = 0] = sector ? view.project(sector) : [];
  const [right, down] = shiftToShow(sector && { x, y }, size, padding);
  const [middleX, middleY] = middleOf(size, padding);
  return { center: view.unproject([middleX - right, middleY - down]), padding };
}

function middleOf({ width, height }: Size, { top, right, bottom, left }: MapPadding): Point {
  return [(left + width - right) / 2, (top + height - bottom) / 2];
}
