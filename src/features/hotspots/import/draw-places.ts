import type { Point, Projection } from '../../../map/projection.ts';
import type { Places } from './summarise-preview.ts';

/** Paths in pixels of the map. */
export type PlacesDrawing = {
  /** Squares where incidents come in: of few, of some and of many; each is drawn darker. */
  inside: [few: string, some: string, many: string];
  /** Crosses where rows lie outside the municipality. */
  outside: string;
  /** How many of those lie farther away than the map shows. */
  beyond: number;
};

/** Pixels: places that fall into one square are drawn as one, however many there are. */
const square = 4;
/** Shares of the squares that are drawn as having few, and as having some at most. */
const fewest = 0.5;
const fewer = 0.85;

/**
 * Places as a drawing that stays small, whatever their number.
 *
 * @param frame of the map, in pixels
 */
export function drawPlaces(
  inside: Places,
  outside: Places,
  { project }: Pick<Projection, 'project'>,
  frame: { width: number; height: number },
): PlacesDrawing {
  const paths: PlacesDrawing['inside'] = ['', '', ''];
  const filled = squaresOf(inside, project, frame).squares;
  const counts = Float64Array.from(filled, ([, count]) => count).sort();
  const [few = 0, some = 0] = [fewest, fewer].map(
    (share) => counts[Math.floor(share * counts.length)],
  );
  for (const [[x, y], count] of filled) {
    const level = count <= few ? 0 : count <= some ? 1 : 2;
    paths[level] += `M${x} ${y}h${square}v${square}h-${square}z`;
  }
  const { squares, beyond } = squaresOf(outside, project, frame);
  const crosses = squares.map(
    ([[x, y]]) => `M${x} ${y}l${square} ${square}m0-${square}l-${square} ${square}`,
  );
  return { inside: paths, outside: crosses.join(''), beyond };
}

/** Upper left corners of the squares in which something lies, and how much does. */
function squaresOf(
  { longitudes, latitudes }: Places,
  project: Projection['project'],
  { width, height }: { width: number; height: number },
): { squares: [corner: Point, count: number][]; beyond: number } {
  const columns = Math.ceil(width / square);
  const counts = new Map<number, number>();
  let beyond = 0;
  for (const [at, longitude] of longitudes.entries()) {
    const [x, y] = project([longitude, latitudes[at] ?? 0]);
    if (x >= 0 && y >= 0 && x < width && y < height) {
      const number = Math.floor(y / square) * columns + Math.floor(x / square);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    } else {
      beyond += 1;
    }
  }
  const squares = [...counts].map(([number, count]): [Point, number] => [
    [(number % columns) * square, Math.floor(number / columns) * square],
    count,
  ]);
  return { squares, beyond };
}
