import { doubleArea, ringOf, type Arc, type ArcAreas, type RingArcs } from './arc-rings.ts';

/**
 * Areas without the parts and holes of less than `least` square degrees that no other ring borders
 * on. The largest part of an area always stays.
 */
export function withoutSpecks(areas: ArcAreas, arcs: readonly Arc[], least: number): ArcAreas {
  const uses = new Map<number, number>();
  const nameOf = (arc: number) => (arc < 0 ? ~arc : arc);
  for (const arc of areas.flatMap((area) => area.arcs.flat(2)).map(nameOf)) {
    uses.set(arc, (uses.get(arc) ?? 0) + 1);
  }
  const sizeOf = (ring: RingArcs = []) => Math.abs(doubleArea(ringOf(ring, arcs))) / 2;
  const isSpeck = (ring: RingArcs = []) =>
    ring.every((arc) => uses.get(nameOf(arc)) === 1) && sizeOf(ring) < least;
  return areas.map(({ type, arcs: polygons }) => {
    const largest = Math.max(...polygons.map(([outer]) => sizeOf(outer)));
    return {
      type,
      arcs: polygons
        .filter(([outer]) => sizeOf(outer) === largest || !isSpeck(outer))
        .map(([outer = [], ...holes]) => [outer, ...holes.filter((hole) => !isSpeck(hole))]),
    };
  });
}
