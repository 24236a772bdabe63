import type { Area } from '../../domain/territory.ts';
import { bothWays, neighboursFromPairs, type Neighbours } from './neighbours.ts';
import { closeEdges } from './close-edges.ts';
import { metricEdges } from './metric-edges.ts';

export type ContiguityOptions = {
  /** Borders this close count as the same line; default 0.5. */
  toleranceMetres?: number;
  /** Rook: how long a common border must be at least; default 5. */
  leastBorderMetres?: number;
};

/**
 * Neighbours by a common border: `rook` asks for a stretch of it, `queen` takes a point. Vertices
 * need not match: a border drawn with other vertices on either side, or a little apart, is found as
 * long as the lines keep within the tolerance. Symmetric.
 *
 * @param areas WGS84 degrees
 */
export function contiguity(
  areas: readonly Area[],
  kind: 'queen' | 'rook',
  options: ContiguityOptions = {},
): Neighbours {
  const { toleranceMetres = 0.5, leastBorderMetres = 5 } = options;
  const edges = metricEdges(areas);
  const borders = new Map<number, number>();
  for (const { first, second, common } of closeEdges(edges, toleranceMetres)) {
    const a = edges.polygon[first] as number;
    const b = edges.polygon[second] as number;
    const pair = Math.min(a, b) * areas.length + Math.max(a, b);
    borders.set(pair, (borders.get(pair) ?? 0) + common);
  }
  const pairs = [...borders]
    .filter(([, metres]) => kind === 'queen' || metres >= leastBorderMetres)
    .map(([pair]) => [Math.floor(pair / areas.length), pair % areas.length] as const);
  return neighboursFromPairs(areas.length, bothWays(pairs), {
    method: kind,
    toleranceMetres,
    leastBorderMetres,
  });
}
