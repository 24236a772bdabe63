import type { DraftNumber } from './draft-numbers.ts';
import { hidden, type PublishedFigures } from './figures.ts';
import { listFigures } from './listed-figures.ts';
import type { Reason } from './suppression.ts';

/** What is hidden before anything else is looked at: small counts, and what was hidden before. */
export function firstReasons(
  numbers: ReadonlyMap<string, DraftNumber>,
  earlier: readonly PublishedFigures[],
): Map<string, Reason> {
  const before = new Set(
    earlier.flatMap((figures) =>
      listFigures(figures).flatMap(({ key, value }) => (value === hidden ? [key] : [])),
    ),
  );
  const reasons = new Map<string, Reason>();
  for (const { key, value, threshold } of numbers.values()) {
    if (value >= 1 && value < threshold) reasons.set(key, { kind: 'small_count', threshold });
    else if (before.has(key)) reasons.set(key, { kind: 'hidden_before' });
  }
  return reasons;
}
