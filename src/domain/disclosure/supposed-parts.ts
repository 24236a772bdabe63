import type { Component } from './components.ts';
import type { Row } from './linear-program.ts';

/**
 * A reader who knows that mostly small counts are hidden may take all hidden parts of a sum for such,
 * from 1 up to their threshold. Then each of them must be left with every small count that there is:
 * three parts below 5 that add up to 5 would be 3 at most. And they must not be known altogether: three
 * that add up to 12 would be 4 each. These are the parts of sums that tell so.
 *
 * A total of which nothing else is shown is thereby hidden also where it is no small count itself. Else
 * one that is hidden would be known to be small, and four sectors beside it to have 1 each.
 */
export function supposedParts({ unknowns, rows }: Component): Set<number> {
  const found = new Set<number>();
  for (const row of rows) {
    const sum = sumOf(row);
    if (sum === null) continue;
    const parts = row.terms.map(({ unknown }) => ({
      unknown,
      threshold: unknowns[unknown]?.threshold ?? NaN,
    }));
    const most = parts.reduce((all, { threshold }) => all + threshold - 1, 0);
    for (const { unknown, threshold } of parts) {
      if (sum < parts.length - 1 + threshold || sum === most) found.add(unknown);
    }
  }
  return found;
}

/** What the parts of a plain sum add up to; null: it is none, or its total is not known. */
function sumOf({ terms, atLeast, atMost }: Row): number | null {
  if (atLeast !== atMost) return null;
  // Of a total and its parts, either has the coefficients of 1, and the other those of -1.
  if (terms.every(({ coefficient }) => coefficient === 1)) return atLeast;
  return terms.every(({ coefficient }) => coefficient === -1) ? -atLeast : null;
}
