import type { Area } from '../../domain/territory.ts';
import { boxOf } from '../areas/box-pairs.ts';
import { polygonsOf } from '../geometry/area.ts';
import { crossingArcs } from './crossing-arcs.ts';
import { doubleArea, isWhole, ringOf, type Arc, type ArcAreas } from './arc-rings.ts';
import { withoutSpecks } from './specks.ts';
import { weighedTopology } from './weighed-topology.ts';

export type Screen = {
  /** CSS pixels in which the whole of the areas is shown. */
  widthPx: number;
};

/** Maps of no more positions than this are small enough as they are. */
const fewPositions = 2_000;
/**
 * Larger ones get fewer points than a screen could show, for the page has to reach the reader first:
 * with this many positions, the page of 500 sectors takes 224 kB by gzip and 128 kB by brotli.
 */
const mostPositions = 14_000;
/** What a corner sticks out by, as the area of its triangle in square pixels, to be kept. */
const leastTriangle = 0.5;
/** Decimals of the documents, and the fewest that are worth their bytes. */
const decimals = { most: 6, least: 4 };

/**
 * The outlines of areas with as few points as a screen needs, by the method of Visvalingam and
 * Whyatt (1993) on their common topology: a border that two areas share is cut once, and stays the
 * same in both. No area vanishes, turns inside out or loses much of its ground, and no borders cross
 * that did not: where they would, the borders involved keep more of their points.
 *
 * Large maps are brought down to about 14,000 positions, even where a screen could show more.
 * Coordinates (WGS84 degrees) are rounded to about a fifth of a pixel. Small maps, of up to 2,000
 * positions, come back as they are. Parts and holes smaller than a pixel that nothing else borders
 * on are left out, but for the largest part of an area.
 */
export function simplifyForScreen(areas: readonly Area[], { widthPx }: Screen): Area[] {
  const count = areas.reduce((sum, area) => sum + polygonsOf(area).flat(2).length, 0);
  if (count <= fewPositions) return [...areas];
  const pixel = pixelSize(areas, widthPx);
  const { arcs: full, areas: whole } = weighedTopology(areas);
  const shapes = withoutSpecks(whole, full, pixel.area);
  const least = Math.max(leastTriangle * pixel.area, leastWeight(full, shapes, mostPositions));
  for (let digits = pixel.decimals; ; digits += 1) {
    const { lines, isComplete } = simplified(full, shapes, least, digits);
    if (isComplete || digits >= decimals.most) {
      return shapes.map((shape) => areaOf(shape, lines));
    }
  }
}

/** Degrees that are one pixel where the areas fill the screen's width, and what follows from it. */
function pixelSize(areas: readonly Area[], widthPx: number) {
  const boxes = areas.map(boxOf);
  const west = Math.min(...boxes.map((box) => box[0]));
  const east = Math.max(...boxes.map((box) => box[2]));
  const south = Math.min(...boxes.map((box) => box[1]));
  const north = Math.max(...boxes.map((box) => box[3]));
  const longitude = (east - west) / widthPx;
  const latitude = longitude * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const needed = Math.ceil(Math.log10(4 / longitude));
  return {
    area: longitude * latitude,
    decimals: Math.min(decimals.most, Math.max(decimals.least, needed)),
  };
}

/** The weight under which positions have to go so that all rings together have `most` of them. */
function leastWeight(full: readonly Arc[], shapes: ArcAreas, most: number): number {
  const uses = full.map(() => 0);
  for (const arc of shapes.flatMap(({ arcs }) => arcs.flat(2))) {
    const at = arc < 0 ? ~arc : arc;
    uses[at] = (uses[at] ?? 0) + 1;
  }
  const weights = full
    .flatMap((arc, at) => arc.map(([, , weight = Infinity]) => ({ weight, uses: uses[at] ?? 0 })))
    .sort((a, b) => b.weight - a.weight);
  let count = 0;
  for (const each of weights) {
    count += each.uses;
    if (count > most) return Number.isFinite(each.weight) ? each.weight : 0;
  }
  return 0;
}

/** Arcs cut as far as no ring suffers; `isComplete` is false where rounding alone spoils one. */
function simplified(full: readonly Arc[], shapes: ArcAreas, least: number, digits: number) {
  const limits = full.map(() => least);
  const rings = shapes.flatMap(({ arcs }) => arcs.flat());
  const sizes = rings.map((ring) => doubleArea(ringOf(ring, full)));
  for (;;) {
    const lines = full.map((arc, at) => cut(arc, limits[at] ?? 0, digits));
    const spoiled = rings.filter((ring, at) => !isWhole(ringOf(ring, lines), sizes[at] ?? 0));
    const faulty = new Set([
      ...spoiled.flat().map((arc) => (arc < 0 ? ~arc : arc)),
      ...crossingArcs(lines),
    ]);
    const open = [...faulty].filter((arc) => (limits[arc] ?? 0) > 0);
    if (open.length === 0) return { lines, isComplete: spoiled.length === 0 };
    for (const arc of open) {
      const limit = (limits[arc] ?? 0) / 4;
      limits[arc] = limit < least / 100 ? 0 : limit;
    }
  }
}

function cut(arc: Arc, limit: number, digits: number): Arc {
  const factor = 10 ** digits;
  return arc
    .filter(([, , weight = Infinity]) => weight >= limit)
    .map(([x = NaN, y = NaN]) => [
      Math.round(x * factor) / factor,
      Math.round(y * factor) / factor,
    ]);
}

function areaOf({ type, arcs }: ArcAreas[number], lines: readonly Arc[]): Area {
  const polygons = arcs.map((polygon) => polygon.map((ring) => ringOf(ring, lines)));
  return type === 'Polygon'
    ? { type, coordinates: polygons[0] ?? [] }
    : { type, coordinates: polygons };
}
