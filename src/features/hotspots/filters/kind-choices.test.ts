import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../../domain/indicator.ts';
import { kindChoices, withKinds } from './kind-choices.ts';

const indicator = (key: string, isDuplicateOf: string | null = null) =>
  ({ key, isDuplicateOf }) as Indicator;
const groups = [
  {
    group: { key: 'property', labelEs: '', labelEn: '' },
    indicators: [indicator('theft'), indicator('vehicle_theft')],
  },
  {
    group: { key: 'sexual', labelEs: '', labelEn: '' },
    indicators: [indicator('sexual_1'), indicator('sexual_2', 'sexual_1')],
  },
  { group: { key: 'social', labelEs: '', labelEn: '' }, indicators: [indicator('dropouts')] },
];
const counts = {
  indicator: ['theft', 'sexual_1', 'sexual_2'],
  count: Float64Array.of(5, 2, 2),
};

const offered = (chosen: string[]) =>
  kindChoices(groups, counts, chosen).map(({ group, kinds, chosen: share }) => [
    group.key,
    share,
    kinds.map((kind) => kind.indicator.key),
  ]);

describe('kinds of incidents', () => {
  it('are those that happened, without repeated columns', () => {
    expect(offered([])).toEqual([
      ['property', 'none', ['theft']],
      ['sexual', 'none', ['sexual_1']],
    ]);
  });

  it('stay while they are chosen, though nothing is left of them', () => {
    expect(offered(['vehicle_theft', 'sexual_1'])).toEqual([
      ['property', 'some', ['theft', 'vehicle_theft']],
      ['sexual', 'all', ['sexual_1']],
    ]);
    expect(kindChoices(groups, null, [])).toEqual([]);
  });

  it('are chosen one by one or as a group', () => {
    expect(withKinds(['a'], ['b', 'c'], true)).toEqual(['a', 'b', 'c']);
    expect(withKinds(['a', 'b', 'c'], ['b', 'a'], false)).toEqual(['c']);
  });
});
