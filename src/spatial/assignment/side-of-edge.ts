import { orient2d } from 'robust-predicates';

/** Bound of the rounding error of the plain determinant, relative to its terms (Shewchuk 1997). */
const UNCERTAIN = (3 + 16 * 2 ** -53) * 2 ** -53;

/**
 * On which side of the upward edge (x0, y0) to (x1, y1) a point lies: positive on its left,
 * negative on its right, exactly 0 on its line. The sign is exact for any doubles that do not
 * underflow (differences of 0 or more than 1e-140): the plain determinant decides where its
 * rounding error cannot change the sign, and the adaptive predicate everywhere else.
 *
 * Source: J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric
 * Predicates, 1997.
 */
export function sideOfEdge(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x: number,
  y: number,
): number {
  const left = (x1 - x0) * (y - y0);
  const right = (x - x0) * (y1 - y0);
  const determinant = left - right;
  const bound = UNCERTAIN * (Math.abs(left) + Math.abs(right));
  if (determinant > bound || determinant < -bound || bound === 0) return determinant;
  // The y axis of robust-predicates points down, so its sign is the opposite.
  return -orient2d(x0, y0, x1, y1, x, y);
}
