export type SuggestedCellSize = {
  /** Metres from centre to centre. */
  size: number;
  /** What decided: that cells are not mostly empty, that there are enough of them, or not too many. */
  because: 'enough_incidents' | 'enough_cells' | 'few_enough_cells';
  /** About how many cells of this size the study area has. */
  cells: number;
  incidents: number;
  incidentsPerCell: number;
};

const sizes = [100, 150, 200, 250, 300, 400, 500, 750, 1000];
/** With fewer incidents for each cell nearly all cells are empty, and those that are not hold one. */
const leastPerCell = 1 / 3;
/** Local statistics refuse under 30; the rim of an area has more cells than fit in it. */
const leastCells = 30;
const mostCells = 20_000;

/**
 * The smallest size of cells at which there is at least one incident for every three of them: small
 * enough to name a place, large enough that counts differ by more than chance. A rule of thumb of
 * this program. Larger cells are not suggested where fewer than 30 were left, which no local
 * statistic takes, nor smaller ones where there were over 20,000.
 *
 * Squares and hexagons get the same size, so that changing the shape changes nothing else.
 *
 * @param areaM2 surface of the study area in square metres
 */
export function suggestCellSize(incidents: number, areaM2: number): SuggestedCellSize {
  const cellsOf = (size: number): number => areaM2 / size ** 2;
  const largest = sizes.findLast((size) => cellsOf(size) >= leastCells) ?? 100;
  const smallest = sizes.find((size) => cellsOf(size) <= mostCells) ?? 1000;
  const wanted = sizes.find((size) => incidents >= leastPerCell * cellsOf(size)) ?? Infinity;
  const size = Math.max(smallest, Math.min(wanted, largest));
  return {
    size,
    because:
      size === wanted ? 'enough_incidents' : size > wanted ? 'few_enough_cells' : 'enough_cells',
    cells: Math.round(cellsOf(size)),
    incidents,
    incidentsPerCell: incidents / cellsOf(size),
  };
}
