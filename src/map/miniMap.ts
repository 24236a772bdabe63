import type { Area } from '../domain/territory.ts';
import { areaPath, aspectOf, boundsOf, fitProjection } from './projection.ts';

/** Sectors drawn once for any number of small maps; lengths in units of the drawing. */
export type MiniDrawing = {
  width: number;
  height: number;
  sectors: { code: string; path: string }[];
};

const width = 240;
/** Room for the outline of a sector at the edge. */
const margin = 4;

export function drawMiniMap(sectors: { code: string; geometry: Area }[]): MiniDrawing {
  const bounds = boundsOf(sectors.map(({ geometry }) => geometry));
  const height = Math.round((width - 2 * margin) / aspectOf(bounds)) + 2 * margin;
  const padding = { top: margin, right: margin, bottom: margin, left: margin };
  const projection = fitProjection(bounds, { width, height, padding });
  return {
    ...{ width, height },
    sectors: sectors.map(({ code, geometry }) => ({
      code,
      path: areaPath(geometry, projection),
    })),
  };
}
