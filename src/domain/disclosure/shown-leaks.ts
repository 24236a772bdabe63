import { hidden, type PublishedFigures } from './figures.ts';
import type { ShownLeak } from './leak.ts';
import { listFigures } from './listed-figures.ts';

/** Small counts that an edition shows, by its own thresholds or those of an edition before it. */
export function shownLeaks(editions: readonly PublishedFigures[]): ShownLeak[] {
  const thresholds = new Map<string, number>();
  return editions.flatMap((figures) => {
    const list = listFigures(figures);
    for (const { key, threshold } of list) {
      thresholds.set(key, Math.max(threshold, thresholds.get(key) ?? 0));
    }
    return list.flatMap(({ key, place, value }): ShownLeak[] => {
      if (value === hidden || value < 1 || value >= (thresholds.get(key) ?? 0)) return [];
      return [{ kind: 'shown', place, value }];
    });
  });
}
