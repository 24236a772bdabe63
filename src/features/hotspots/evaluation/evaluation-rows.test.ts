import { describe, expect, it } from 'vitest';
import { refusal } from '../../../spatial/refusal.ts';
import type { EvaluatedMap, HotspotEvaluation } from '../../../spatial/index.ts';
import { curvesOf, intervalsOverlap, outcomesAt } from './evaluation-rows.ts';

const map = {
  hitRate: Float64Array.of(0.2, 0.4),
  bestHitRate: Float64Array.of(0.5, 0.9),
  low: Float64Array.of(0.1, 0.3),
  high: Float64Array.of(0.3, 0.5),
  pai: Float64Array.of(4, 4),
  pei: Float64Array.of(0.4, 0.44),
} as EvaluatedMap;
const evaluation = {
  areaShare: Float64Array.of(0.05, 0.1),
  maps: { counts: map, density: map, gi_star: refusal('too_few_units', '12 units') },
} as HotspotEvaluation;

describe('an evaluation', () => {
  it('is read at a share of the surface, without maps that could not be made', () => {
    const { counts, gi_star: giStar } = outcomesAt(evaluation, 0.1);
    expect(counts).toEqual({ rate: 0.4, low: 0.3, high: 0.5, pai: 4, pei: 0.44 });
    expect(giStar).toBeNull();
    expect(() => outcomesAt(evaluation, 0.2)).toThrow(RangeError);
  });

  it('says whether the intervals of its maps leave one of them the better', () => {
    const outcome = { rate: 0.4, low: 0.3, high: 0.5, pai: 4, pei: 0.4 };
    const other = { ...outcome, low: 0.49, high: 0.7 };
    expect(intervalsOverlap({ counts: outcome, density: other, gi_star: null })).toBe(true);
    const better = { ...other, low: 0.51 };
    expect(intervalsOverlap({ counts: outcome, density: better, gi_star: null })).toBe(false);
    expect(intervalsOverlap({ counts: outcome, density: null, gi_star: null })).toBe(false);
  });

  it('is drawn from nothing on, with the best that was possible', () => {
    const curves = curvesOf(evaluation);
    expect(curves.map(({ name }) => name)).toEqual(['best', 'counts', 'density']);
    expect(curves[0]?.points).toEqual([
      [0, 0],
      [0.05, 0.5],
      [0.1, 0.9],
    ]);
  });
});
