import type { Area } from '../../domain/territory.ts';
import { polygonsOf } from '../geometry/area.ts';
import { toMetres } from '../projection/transverse-mercator.ts';

/** Edges in metres, as columns. */
export type MetricEdges = {
  x0: Float64Array;
  y0: Float64Array;
  x1: Float64Array;
  y1: Float64Array;
  polygon: Int32Array;
};

export function metricEdges(areas: readonly Area[]): MetricEdges {
  const numbers: number[] = [];
  const polygon: number[] = [];
  areas.forEach((area, position) => {
    for (const ring of polygonsOf(area).flat()) {
      const metres = ring.map(([x = NaN, y = NaN]) => toMetres(x, y));
      for (const [i, [x1, y1]] of metres.entries()) {
        const [x0, y0] = metres[i - 1] ?? [x1, y1];
        if (x0 === x1 && y0 === y1) continue;
        numbers.push(x0, y0, x1, y1);
        polygon.push(position);
      }
    }
  });
  const column = (offset: number): Float64Array =>
    Float64Array.from(polygon, (_, edge) => numbers[edge * 4 + offset] as number);
  return {
    x0: column(0),
    y0: column(1),
    x1: column(2),
    y1: column(3),
    polygon: Int32Array.from(polygon),
  };
}
