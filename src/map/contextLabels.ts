import { bboxClip } from '@turf/turf';
import { interiorPoint } from './interiorPoint.ts';
import type { Bounds, Projection } from './projection.ts';
import type { MapContext } from './types.ts';

export type ContextLabel = { name: string; x: number; y: number };

/** Half the width of a name in pixels: letters of about 12 pixels, loosely set. */
const halfWidth = (name: string) => name.length * 3.4;

/** Names of neighbours in the part of them that `bounds` shows; none where the part is too small. */
export function contextLabels(
  context: MapContext[],
  bounds: Bounds,
  projection: Pick<Projection, 'project'>,
): ContextLabel[] {
  return context.flatMap(({ name, outline }) => {
    const visible = bboxClip(outline, bounds).geometry;
    if (visible.type !== 'Polygon' && visible.type !== 'MultiPolygon') return [];
    if (visible.coordinates.flat(2).length === 0) return [];
    const { x, y, radius } = interiorPoint(visible, projection);
    return radius < Math.max(12, halfWidth(name) * 0.6) ? [] : [{ name, x, y }];
  });
}
