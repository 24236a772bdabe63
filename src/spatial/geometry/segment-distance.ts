/** Distance of a point from the segment a to b, in the unit of the coordinates. */
export function distanceToSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  x: number,
  y: number,
): number {
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const along = squared > 0 ? ((x - ax) * dx + (y - ay) * dy) / squared : 0;
  const t = along < 0 ? 0 : along > 1 ? 1 : along;
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
