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

/** A sector's shape and place on the screen: all that takes long to find, and has no colour. */
export type PlacedSector = Pick<DrawnSector, 'path' | 'middle'> & {
  code: string;
  layout: (hasBadge: boolean, largest: number) => LabelLayout;
};

/** Sectors from north to south, as a reader with a keyboard meets them. */
export function placeSectors(
  sectors: Pick<MapSector, 'code' | 'label' | 'geometry'>[],
  projection: Projection,
): PlacedSector[] {
  return sectors
    .map(({ code, label, geometry }) => {
      const middle = interiorPoint(geometry, projection);
      return {
        ...{ code, middle },
        path: areaPath(geometry, projection),
        layout: layouts(label, boxFits(middle, largestPart(geometry, projection))),
      };
    })
    .sort((one, other) => one.middle.y - other.middle.y || one.middle.x - other.middle.x);
}

/** Gives placed sectors the label that fits what they show; a badge is there for a phase only. */
export function labelSectors(placed: PlacedSector[], sectors: MapSector[]): DrawnSector[] {
  const byCode = new Map(sectors.map((sector) => [sector.code, sector]));
  const joined = placed.flatMap((place) => {
    const sector = byCode.get(place.code);
    return sector ? [{ ...place, sector, hasBadge: sector.phase !== null && !sector.value }] : [];
  });
  const largest = commonSize(joined.map(({ layout, hasBadge }) => layout(hasBadge, Infinity)));
  return joined.map(({ sector, path, middle, layout, hasBadge }) => ({
    ...{ sector, path, middle },
    label: layout(hasBadge, largest),
  }));
}

/** Placed and labelled in one step, from north to south. */
export function drawSectors(sectors: MapSector[], projection: Projection): DrawnSector[] {
  return labelSectors(placeSectors(sectors, projection), sectors);
}

/** Layouts of one label, each found once: phases come and go while the shape stays. */
function layouts(label: string, fits: (width: number, height: number) => boolean) {
  const known = new Map<string, LabelLayout>();
  return (hasBadge: boolean, largest: number) => {
    const key = `${hasBadge} ${largest}`;
    const layout = known.get(key) ?? labelLayout(label, hasBadge, fits, largest);
    known.set(key, layout);
    return layout;
  };
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
