import type { Position } from 'geojson';
import { ringsOf } from './projection.ts';
import type { MapSector } from './types.ts';

/** A stretch of border with the same sectors on its two sides. */
export type Border = {
  line: Position[];
  /** Codes of the sectors it separates: two within the territory, one on its outer edge. */
  sides: string[];
  illustrative: boolean;
};

type Segment = { from: string; to: string; sides: string[] };

/** A centimetre: vertices closer than this are the same. */
const vertexKey = ([lng = 0, lat = 0]: Position) => `${lng.toFixed(7)} ${lat.toFixed(7)}`;

/**
 * The borders of sectors that share their vertices, each stretch once. Drawing the polygons instead
 * would lay two dash patterns over each shared border, out of step.
 */
export function bordersOf(
  sectors: Pick<MapSector, 'code' | 'geometry' | 'illustrative'>[],
): Border[] {
  const positions = new Map<string, Position>();
  const segments = new Map<string, Segment>();
  for (const { code, geometry } of sectors) {
    for (const ring of ringsOf(geometry)) {
      const keys = ring.map(vertexKey);
      ring.forEach((position, index) => positions.set(keys[index] ?? '', position));
      for (let index = 1; index < keys.length; index += 1) {
        const [from = '', to = ''] = keys.slice(index - 1, index + 1);
        if (from === to) continue;
        const id = from < to ? `${from}|${to}` : `${to}|${from}`;
        const segment = segments.get(id) ?? { from, to, sides: [] };
        if (!segment.sides.includes(code)) segment.sides.push(code);
        segments.set(id, segment);
      }
    }
  }
  const illustrative = new Set(sectors.filter((s) => s.illustrative).map((s) => s.code));
  return groupBySides(segments).flatMap((group) => {
    const sides = group[0]?.sides ?? [];
    return chainsOf(group).map((chain) => ({
      line: chain.flatMap((key) => {
        const position = positions.get(key);
        return position === undefined ? [] : [position];
      }),
      sides,
      illustrative: sides.some((code) => illustrative.has(code)),
    }));
  });
}

function groupBySides(segments: Map<string, Segment>): Segment[][] {
  const groups = new Map<string, Segment[]>();
  for (const segment of segments.values()) {
    const id = [...segment.sides].sort().join('|');
    groups.set(id, [...(groups.get(id) ?? []), segment]);
  }
  return [...groups.values()];
}

/** Joins segments end to end into lines as long as possible. */
function chainsOf(segments: Segment[]): string[][] {
  const at = new Map<string, Segment[]>();
  for (const segment of segments) {
    for (const end of [segment.from, segment.to]) at.set(end, [...(at.get(end) ?? []), segment]);
  }
  const used = new Set<Segment>();
  const walk = (start: string, first: Segment): string[] => {
    const chain = [start];
    let here = start;
    let next: Segment | undefined = first;
    while (next !== undefined) {
      used.add(next);
      here = next.from === here ? next.to : next.from;
      chain.push(here);
      const onward: Segment[] = at.get(here) ?? [];
      next = onward.length === 2 ? onward.find((segment) => !used.has(segment)) : undefined;
    }
    return chain;
  };
  // Lines that end somewhere start at their ends; only closed rings are left for the second pass.
  const ends = [...at].filter(([, meeting]) => meeting.length !== 2).map(([key]) => key);
  return [...ends, ...at.keys()].flatMap((key) =>
    (at.get(key) ?? []).flatMap((segment) => (used.has(segment) ? [] : [walk(key, segment)])),
  );
}
