import type { DraftNumber } from './draft-numbers.ts';
import { hidden, type PublishedFigures } from './figures.ts';
import type { ChangedLeak } from './leak.ts';
import { listFigures } from './listed-figures.ts';

/**
 * Hidden numbers that an earlier edition shows as another number. The checks take them for known from
 * there, as period and source are the same: so nothing proves that the new number is kept.
 */
export function changedNumbers(
  numbers: ReadonlyMap<string, DraftNumber>,
  keys: ReadonlySet<string>,
  earlier: readonly PublishedFigures[],
): ChangedLeak[] {
  const changed = new Set<string>();
  for (const { key, value } of earlier.flatMap((figures) => listFigures(figures))) {
    if (value !== hidden && keys.has(key) && numbers.get(key)?.value !== value) changed.add(key);
  }
  return [...changed].flatMap((key): ChangedLeak[] => {
    const number = numbers.get(key);
    return number ? [{ kind: 'changed', places: number.places }] : [];
  });
}
