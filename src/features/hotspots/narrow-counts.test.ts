import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentCounts } from '../../domain/incident-filter.ts';
import { narrowCounts } from './narrow-counts.ts';

function bySectorAndKind(
  rows: [sector: number | null, kind: string, count: number][],
  known: Partial<IncidentCounts> = {},
): IncidentCounts {
  return {
    total: rows.reduce((sum, [, , count]) => sum + count, 0),
    synthetic: 0,
    leftOut: 0,
    column: null,
    row: null,
    step: null,
    sectorId: rows.map(([sector]) => sector),
    indicator: rows.map(([, kind]) => kind),
    count: Float64Array.from(rows, ([, , count]) => count),
    ...known,
  };
}

const rows = fc.array(
  fc.tuple(
    fc.option(fc.integer({ min: 1, max: 4 })),
    fc.constantFrom('theft', 'threats', 'assault'),
    fc.integer({ min: 1, max: 50 }),
  ),
);

describe('narrowCounts', () => {
  it('counts each incident once, whatever it is added up to', () => {
    fc.assert(
      fc.property(
        rows,
        fc.option(fc.subarray(['theft', 'threats', 'assault'], { minLength: 1 })),
        fc.option(fc.integer({ min: 1, max: 4 })),
        (all, indicators, sectorId) => {
          const meant = all.filter(
            ([sector, kind]) =>
              (indicators === null || indicators.includes(kind)) &&
              (sectorId === null || sector === sectorId),
          );
          const sum = meant.reduce((total, [, , count]) => total + count, 0);
          for (const by of ['indicator', 'sector'] as const) {
            const narrowed = narrowCounts(bySectorAndKind(all), { indicators, sectorId }, by);
            expect(narrowed.total).toBe(sum);
            expect(narrowed.count.reduce((a, b) => a + b, 0)).toBe(sum);
            expect(narrowed.count).toHaveLength(
              new Set(meant.map(([sector, kind]) => (by === 'sector' ? sector : kind))).size,
            );
          }
        },
      ),
    );
  });

  it('says that all are synthetic where all are, and where it cannot tell', () => {
    const some: [number | null, string, number][] = [
      [1, 'theft', 6],
      [null, 'threats', 2],
    ];
    const thefts = { indicators: ['theft'], sectorId: null };
    const invented = narrowCounts(bySectorAndKind(some, { synthetic: 8 }), thefts, 'sector');
    expect(invented).toMatchObject({ total: 6, synthetic: 6, exact: true });
    const mixed = narrowCounts(bySectorAndKind(some, { synthetic: 3 }), thefts, 'sector');
    expect(mixed).toMatchObject({ total: 6, synthetic: 3, exact: false });
    const left = narrowCounts(bySectorAndKind(some, { leftOut: 1 }), thefts, 'sector');
    expect(left).toMatchObject({ leftOut: 1, exact: false });
    const whole = { indicators: null, sectorId: null };
    expect(narrowCounts(bySectorAndKind(some, { leftOut: 1 }), whole, 'indicator')).toMatchObject({
      total: 8,
      exact: true,
    });
  });
});
