import { describe, expect, it } from 'vitest';
import { suppress } from '../../../domain/disclosure/suppress.ts';
import { solveLinearProgram } from '../../../domain/disclosure/solve-linear-program.ts';
import type { DraftFigures } from '../../../domain/disclosure/figures.ts';
import type { Indicator } from '../../../domain/indicator.ts';
import type { Sector } from '../../../domain/territory.ts';
import { countReasons, hiddenShare, protectionTable } from './protection-table.ts';

const codes = ['160-001', '160-002', '160-003'];
const sectors = [...codes, '160-009'].map((ppdCode) => ({ ppdCode, mapLabel: ppdCode }) as Sector);
const indicators = ['theft', 'threats'].map((key) => ({ key }) as Indicator);
const values = { theft: [3, 20, 30], threats: [8, 0, 12] };
const draft: DraftFigures = {
  edition: 2,
  indicators: indicators.map(({ key }) => ({ key, suppressBelow: 5, isDuplicateOf: null })),
  cells: codes.flatMap((sector, at) =>
    (['theft', 'threats'] as const).map((indicator) => ({
      ...{ sector, indicator, period: null, source: 'slides' },
      value: values[indicator][at] ?? null,
    })),
  ),
  totals: [{ sectors: codes, indicators: ['theft'], value: 53 }],
  ...{ sums: [], legends: [], scores: null, statements: [] },
};
const { hidden } = suppress(draft, [], solveLinearProgram);

describe('what a planner sees of the protection', () => {
  it('marks the small count and what protects it, and leaves the rest as it is', () => {
    const { rows, totals } = protectionTable(draft, hidden, sectors, indicators);
    expect(rows.map(({ sector }) => sector.ppdCode)).toEqual(codes);
    expect(rows[0]?.cells[0]).toEqual({ value: 3, reason: { kind: 'small_count', threshold: 5 } });
    const protecting = [...rows.map(({ cells }) => cells[0]), totals?.[0]].filter(
      (cell) => cell?.reason?.kind === 'protects',
    );
    expect(protecting).toHaveLength(1);
    expect(rows.map(({ cells }) => cells[1]?.reason)).toEqual([null, null, null]);
    expect(totals?.[1]).toBeNull();
  });

  it('counts figures by reason, those of this edition only', () => {
    const counts = countReasons(hidden, 2);
    expect(counts.small_count).toEqual({ cells: 1, totals: 0 });
    expect(counts.protects.cells + counts.protects.totals).toBe(1);
    expect(countReasons(hidden, 3).small_count.cells).toBe(0);
  });

  it('counts what is hidden of all that has a value', () => {
    const suppression = { hidden } as Parameters<typeof hiddenShare>[0]['suppression'];
    // Two indicators in three sectors, and one total; one small count and what protects it.
    expect(hiddenShare({ draft, suppression }, 2)).toEqual({ hidden: 2, all: 7 });
    expect(hiddenShare({ draft, suppression }, 3)).toEqual({ hidden: 0, all: 7 });
  });

  it('has no row of totals where none was chosen', () => {
    expect(protectionTable({ ...draft, totals: [] }, [], sectors, indicators).totals).toBeNull();
  });
});
