/**
 * The fewest cells that hold half of the incidents, and the share of the surface that they have.
 *
 * @param surface per cell, in any unit
 */
export function cellsWithHalf(
  count: Float64Array,
  surface: Float64Array,
): { cells: number; surface: number } {
  const order = [...count.keys()].sort((a, b) => (count[b] as number) - (count[a] as number));
  const sum = (column: Float64Array): number => column.reduce((a, b) => a + b, 0);
  const half = sum(count) / 2;
  let [held, area, cells] = [0, 0, 0];
  for (const cell of order) {
    if (held >= half) break;
    held += count[cell] as number;
    area += surface[cell] as number;
    cells++;
  }
  return { cells, surface: area / sum(surface) };
}
