import { bordersOf } from './borders.ts';
import { interiorPoint, isInside, largestPart, type InteriorPoint } from './interiorPoint.ts';
import { commonSize, labelLayout, type LabelLayout } from './labelLayout.ts';
import { areaPath, linePath, type Point, type Projection } from './projection.ts';
import type { MapSector } from './types.ts';

export type DrawnSector = {
  sector: MapSector;
  path: string;
  middle: InteriorPoint;
  label: LabelLayout;
};

export type DrawnBorders = {
  /** Between two sectors. */
  inner: string;
  innerIllustrative: string;
  /** Around them all. */
  outer: string;
};

/** Sectors from north to south, as a reader with a keyboard meets them. */
export function drawSectors(sectors: MapSector[], projection: Projection): DrawnSector[] {
  const placed = sectors.map((sector) => {
    const middle = interiorPoint(sector.geometry, projection);
    const fits = boxFits(middle, largestPart(sector.geometry, projection));
    const layout = (largest?: number) =>
      labelLayout(sector.label, sector.phase !== null, fits, largest);
    return { sector, middle, layout };
  });
  const largest = commonSize(placed.map(({ layout }) => layout()));
  return placed
    .map(({ sector, middle, layout }) => ({
      sector,
      middle,
      path: areaPath(sector.geometry, projection),
      label: layout(largest),
    }))
    .sort((one, other) => one.middle.y - other.middle.y || one.middle.x - other.middle.x);
}

/** Whether a box around the middle lies inside the rings, judged at eight points of its edge. */
function boxFits({ x, y }: InteriorPoint, rings: Point[][]) {
  const steps = [-0.5, 0, 0.5];
  return (width: number, height: number) =>
    steps.every((right) =>
      steps.every((down) => isInside([x + right * width, y + down * height], rings)),
    );
}

export function drawBorders(sectors: MapSector[], projection: Projection): DrawnBorders {
  const borders = bordersOf(sectors);
  const draw = (chosen: typeof borders) =>
    chosen.map(({ line }) => linePath(line, projection)).join('');
  const inner = borders.filter(({ sides }) => sides.length > 1);
  return {
    inner: draw(inner.filter(({ illustrative }) => !illustrative)),
    innerIllustrative: draw(inner.filter(({ illustrative }) => illustrative)),
    outer: draw(borders.filter(({ sides }) => sides.length === 1)),
  };
}
