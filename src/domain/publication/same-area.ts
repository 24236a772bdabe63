import type { Position } from 'geojson';
import { sameJson } from '../canonical-json.ts';
import type { Area } from '../territory.ts';

/**
 * Whether two areas have the same outline, however it is written down: where a ring begins, which
 * way round it goes, in what order parts and holes stand, and whether a single part is a polygon or
 * a multipolygon, tells nothing of the land.
 */
export function sameArea(one: Area, other: Area): boolean {
  return sameJson(one, other) || sameJson(plain(one), plain(other));
}

function plain(area: Area): string[] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons
    .map(([outer = [], ...holes]) => [ringText(outer), ...holes.map(ringText).sort()].join('|'))
    .sort();
}

function ringText(ring: Position[]): string {
  const corners = ring
    .map(([longitude, latitude]) => `${String(longitude)} ${String(latitude)}`)
    .slice(0, -1);
  const forward = fromSmallest(corners);
  const backward = fromSmallest([...corners].reverse());
  return forward < backward ? forward : backward;
}

function fromSmallest(corners: string[]): string {
  const rotated = (start: number) => [...corners.slice(start), ...corners.slice(0, start)].join();
  const smallest = corners.reduce((least, corner) => (corner < least ? corner : least), '~');
  // A ring that touches itself has its smallest corner more than once.
  const texts = corners.flatMap((corner, at) => (corner === smallest ? [rotated(at)] : []));
  return texts.sort()[0] ?? '';
}
