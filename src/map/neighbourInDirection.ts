/** Where a sector stands on the screen, in pixels, y downward. */
export type Place = { code: string; x: number; y: number };

export type ArrowKey = 'ArrowUp' | 'ArrowRight' | 'ArrowDown' | 'ArrowLeft';

const directions: Record<ArrowKey, [x: number, y: number]> = {
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
};

export function isArrowKey(key: string): key is ArrowKey {
  return key in directions;
}

/**
 * Sideways distance counts this many times: an arrow prefers what lies straight ahead over what is
 * merely close.
 */
const SIDEWAYS_COST = 2;

/**
 * The code of the sector an arrow key leads to: the cheapest one that lies more ahead than aside, or
 * else the cheapest one ahead at all. null at the edge. From no sector at all, the uppermost one.
 */
export function neighbourInDirection(
  places: Place[],
  from: string | null,
  key: ArrowKey,
): string | null {
  const start = places.find(({ code }) => code === from);
  if (start === undefined) return uppermost(places);
  const [dx, dy] = directions[key];
  const ahead = places
    .map(({ code, x, y }) => {
      const along = (x - start.x) * dx + (y - start.y) * dy;
      const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
      return { code, inCone: aside <= along, along, cost: along + SIDEWAYS_COST * aside };
    })
    .filter(({ along, code }) => along > 0.5 && code !== from)
    .sort((a, b) => Number(b.inCone) - Number(a.inCone) || a.cost - b.cost);
  return ahead[0]?.code ?? null;
}

function uppermost(places: Place[]): string | null {
  return [...places].sort((a, b) => a.y - b.y || a.x - b.x)[0]?.code ?? null;
}
