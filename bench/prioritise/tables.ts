import type { IndicatorMatrix } from '../../src/domain/scoring/indicator-matrix.ts';
import { seededGenerator } from '../../src/domain/random/generator.ts';
import type { ScoreMethod } from '../../src/domain/scoring/score-method.ts';

/** A table of counts and a method that includes all of it, with different weights. */
export type Table = {
  size: string;
  matrix: IndicatorMatrix;
  method: ScoreMethod;
  indicators: { key: string; groupKey: string }[];
};

export function randomTable(sectors: number, columns: number): Table {
  const random = seededGenerator(7);
  const keys = Array.from({ length: columns }, (_, k) => `indicator_${k}`);
  return {
    size: `${sectors.toLocaleString('en')} sectors x ${columns} indicators`,
    matrix: {
      sectors: Array.from({ length: sectors }, (_, s) => s + 1),
      indicators: keys,
      values: Float64Array.from({ length: sectors * columns }, () => random.below(300)),
    },
    indicators: keys.map((key, k) => ({ key, groupKey: `group_${k % 5}` })),
    method: {
      indicators: keys.map((key) => ({
        key,
        direction: 'more_is_worse',
        weight: 1 + random.below(9),
      })),
      groups: [0, 1, 2, 3, 4].map((group) => ({ key: `group_${group}`, weight: 1 + group })),
      missing: 'leave_out',
      outlierCap: null,
      normalisation: 'min_max',
      aggregation: 'arithmetic',
      floor: 0.01,
      veto: null,
      uncertainty: {
        concentration: null,
        varyNormalisation: false,
        varyAggregation: false,
        seed: 1,
      },
      proposal: { kind: 'natural_groups', groups: 3 },
    },
  };
}
