import * as fc from 'fast-check';
import type { DraftFigures } from './figures.ts';
import { editionOf, indicatorsOf, withTotals } from './figuresFixture.ts';

/** Tables with many small counts and zeros, some without a value, and any of their totals. */
export function tables({
  most,
  sectors,
  indicators,
  threshold = 5,
}: {
  most: number;
  sectors: number;
  indicators: number;
  threshold?: number;
}): fc.Arbitrary<DraftFigures> {
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: threshold }) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: most }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc
    .tuple(fc.integer({ min: 2, max: sectors }), fc.integer({ min: 1, max: indicators }))
    .chain(([height, width]) =>
      fc.record({
        rows: fc.array(fc.array(value, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
        ofIndicators: fc.boolean(),
        ofMunicipality: fc.boolean(),
        // Groups end anywhere; an indicator may be in none.
        groups: fc.array(fc.nat({ max: 2 }), { minLength: width, maxLength: width }),
        picked: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      }),
    )
    .map(({ rows, ofIndicators, ofMunicipality, groups, picked }) => {
      const keys = indicatorsOf(groups.length, threshold);
      const ofGroups = [1, 2]
        .map((group) => keys.filter((_, at) => groups[at] === group).map(({ key }) => key))
        .filter((group) => group.length > 0);
      const draft = withTotals(editionOf(rows, keys), { ofIndicators, ofGroups, ofMunicipality });
      return { ...draft, totals: draft.totals.filter((_, at) => picked[at % picked.length]) };
    });
}
