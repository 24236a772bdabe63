import {
  bbox,
  centerOfMass,
  featureCollection,
  intersect,
  point,
  polygon,
  voronoi,
} from '@turf/turf';
import type { Feature, Polygon, Position } from 'geojson';
import { ringToGrid, type GridRing } from './grid.ts';
import { moveToCorners, shareVertices } from './topology.ts';

/** Where a sector's cell starts from, and a place that it must contain, if one is known. */
export type Site = { ppdCode: string; site: Position; anchorPoint: Position | null };

export type Tiling = { outline: GridRing; sectors: Map<string, GridRing> };

/** Enough for the sites to settle: further rounds move no boundary visibly. */
const rounds = 40;
/** How far an anchored site gives way to its place at each round: 0 ignores it, 1 stays on it. */
const pullOfAnchor = 0.2;
/** Boundaries that end this near to a corner of the outline end in it: about 110 m. */
const reachOfCorners = 1000;

/**
 * Divides an outline (closed ring, WGS84 degrees) into one connected cell for each site: Voronoi
 * cells after Lloyd's relaxation (each site moves to the middle of its cell), which makes them
 * compact and similar in area. The division is illustrative; only the anchors are facts.
 * Degrees serve as the plane: at this latitude that stretches distances by 3 %.
 */
export function tile(outline: Position[], sites: Site[]): Tiling {
  const whole = polygon([outline]);
  let positions = sites.map(({ site }) => site);
  for (let round = 0; round < rounds; round += 1) {
    const middles = cells(whole, positions).map((cell) => centerOfMass(cell).geometry.coordinates);
    positions = middles.map((middle, at) => towards(middle, sites[at]?.anchorPoint ?? null));
  }
  const corners = ringToGrid(outline);
  const rings = cells(whole, positions).map((cell) =>
    moveToCorners(ringToGrid(outerRing(cell)), corners, reachOfCorners),
  );
  const [sharedOutline = [], ...shared] = shareVertices([corners, ...rings]);
  return {
    outline: sharedOutline,
    sectors: new Map(sites.map(({ ppdCode }, at) => [ppdCode, shared[at] ?? []])),
  };
}

function cells(whole: Feature<Polygon>, positions: Position[]): Feature<Polygon>[] {
  const [west, south, east, north] = bbox(whole);
  const diagram = voronoi(featureCollection(positions.map((position) => point(position))), {
    bbox: [west - 1, south - 1, east + 1, north + 1],
  });
  return diagram.features.map((cell, at) => {
    const inside = intersect(featureCollection<Polygon>([cell, whole]));
    if (inside?.geometry.type !== 'Polygon') {
      throw new Error(`The cell of site ${at + 1} is not one connected part; move its site.`);
    }
    return polygon(inside.geometry.coordinates);
  });
}

function outerRing(cell: Feature<Polygon>): Position[] {
  const [ring, ...holes] = cell.geometry.coordinates;
  if (!ring || holes.length > 0) throw new Error('A cell has a hole.');
  return ring;
}

function towards([x = NaN, y = NaN]: Position, anchor: Position | null): Position {
  const [anchorX = x, anchorY = y] = anchor ?? [];
  return [x + pullOfAnchor * (anchorX - x), y + pullOfAnchor * (anchorY - y)];
}
