import { areaPath, type Projection } from '../projection.ts';
import type { CellField } from './cellField.ts';
import type { CellPaint } from './cellLook.ts';

/** SVG path of each cell. */
export function cellPaths(field: CellField, projection: Pick<Projection, 'project'>): string[] {
  return Array.from({ length: field.cells.cells }, (_, cell) =>
    areaPath({ type: 'Polygon', coordinates: [field.outlineOf(cell)] }, projection),
  );
}

/** One path for all cells of a look, by its position in the looks. */
export function pathsByLook(paths: readonly string[], paint: CellPaint): Map<number, string> {
  const parts = new Map<number, string[]>();
  paths.forEach((path, cell) => {
    const look = paint.of[cell] ?? 0;
    const list = parts.get(look);
    if (list) list.push(path);
    else parts.set(look, [path]);
  });
  return new Map([...parts].map(([look, list]) => [look, list.join('')]));
}
