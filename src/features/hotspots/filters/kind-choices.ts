import type { IncidentCounts } from '../../../domain/incident-filter.ts';
import type { Indicator, IndicatorGroup } from '../../../domain/indicator.ts';

export type KindChoice = { indicator: Indicator; count: number; chosen: boolean };
export type GroupChoice = {
  group: IndicatorGroup;
  kinds: KindChoice[];
  chosen: 'all' | 'some' | 'none';
};

/**
 * The kinds that can be filtered by: those of which there are incidents, and those that are chosen.
 * A column that repeats another one is no kind of its own.
 */
export function kindChoices(
  groups: readonly { group: IndicatorGroup; indicators: readonly Indicator[] }[],
  byKind: Pick<IncidentCounts, 'indicator' | 'count'> | null,
  chosenKeys: readonly string[],
): GroupChoice[] {
  const counts = new Map(byKind?.indicator?.map((key, row) => [key, byKind.count[row] ?? 0]));
  return groups.flatMap(({ group, indicators }) => {
    const kinds = indicators.flatMap((indicator) => {
      const count = counts.get(indicator.key) ?? 0;
      const chosen = chosenKeys.includes(indicator.key);
      const offered = chosen || (count > 0 && indicator.isDuplicateOf === null);
      return offered ? [{ indicator, count, chosen }] : [];
    });
    if (kinds.length === 0) return [];
    const chosen = kinds.filter((kind) => kind.chosen).length;
    const share = chosen === 0 ? 'none' : chosen === kinds.length ? 'all' : 'some';
    return [{ group, kinds, chosen: share }];
  });
}

/** Some kinds chosen, or not any more, beside those that are. */
export function withKinds(
  chosenKeys: readonly string[],
  keys: readonly string[],
  chosen: boolean,
): string[] {
  const others = chosenKeys.filter((key) => !keys.includes(key));
  return chosen ? [...others, ...keys] : others;
}
