import type { Sum } from '../disclosure/figures.ts';
import type { Indicator } from '../indicator.ts';

/** Sums in terms of indicators that repeat no other. */
export type KnownSums = {
  sums: Sum[];
  originalOf: (indicator: Pick<Indicator, 'key'>) => string;
  originalOfKey: (key: string) => string;
};

/** @param indicators all that there are */
export function knownSums(sums: readonly Sum[], indicators: readonly Indicator[]): KnownSums {
  const originals = new Map(
    indicators.map(({ key, isDuplicateOf }) => [key, isDuplicateOf ?? key]),
  );
  const originalOfKey = (key: string) => originals.get(key) ?? key;
  return {
    sums: sums.map(({ total, parts, covers }) => ({
      total: originalOfKey(total),
      parts: parts.map(originalOfKey),
      covers,
    })),
    originalOf: ({ key }) => originalOfKey(key),
    originalOfKey,
  };
}

/** What can be said of these indicators: sums among them, each by the key that it is published under. */
export function statedSums(
  { sums, originalOf }: KnownSums,
  published: readonly Pick<Indicator, 'key'>[],
): Sum[] {
  const nameOf = new Map(
    // The first of those that repeat each other, so it is set last.
    [...published].reverse().map((indicator) => [originalOf(indicator), indicator.key]),
  );
  return sums.flatMap((sum): Sum[] => {
    const total = nameOf.get(sum.total);
    const parts = sum.parts.flatMap((part) => nameOf.get(part) ?? []);
    if (total === undefined || parts.length === 0) return [];
    const covers = parts.length === sum.parts.length ? sum.covers : 'some';
    return [{ total, parts, covers }];
  });
}
