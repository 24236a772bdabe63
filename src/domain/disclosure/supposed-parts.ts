import type { Component } from './components.ts';

/**
 * A reader who knows that mostly small counts are hidden may take all hidden parts of a sum for such.
 * If they add up to the fewest or the most that small counts can, each of them is then known: three
 * parts below 5 that add up to 12 are 4 each. These are the parts of such sums.
 */
export function supposedParts({ unknowns, rows }: Component): Set<number> {
  const found = new Set<number>();
  for (const { terms, atLeast, atMost } of rows) {
    if (atLeast !== atMost || terms.some(({ coefficient }) => coefficient !== 1)) continue;
    const most = terms.reduce(
      (sum, { unknown }) => sum + (unknowns[unknown]?.threshold ?? NaN) - 1,
      0,
    );
    if (atLeast === terms.length || atLeast === most) {
      for (const { unknown } of terms) found.add(unknown);
    }
  }
  return found;
}
