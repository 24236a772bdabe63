import { expect, it } from 'vitest';
import type { RedrawnSector } from '../../../domain/redrawn-sectors.ts';
import type { Area } from '../../../domain/territory.ts';
import { outlineChanges } from './outline-changes.ts';

/** A square of so many degrees, some 111 km long each. */
const square = (side: number): Area => ({
  type: 'Polygon',
  coordinates: [
    [
      [-89, 13],
      [-89 + side, 13],
      [-89 + side, 13 + side],
      [-89, 13 + side],
      [-89, 13],
    ],
  ],
});
const sector = (id: number, change: Partial<RedrawnSector>): RedrawnSector => ({
  ...{ id, ppdCode: `160-001-${id}`, mapLabel: `1-${id}`, name: null },
  ...{ before: null, after: null, differenceM2: null },
  ...change,
});

it('tells what was drawn, the smallest difference first', () => {
  const changes = outlineChanges([
    sector(1, { after: square(0.01) }),
    sector(2, { before: square(0.01), after: square(0.01001), differenceM2: 2400 }),
    sector(3, { before: square(0.005) }),
  ]);
  expect(changes.map(({ sector: { id }, change }) => [id, change])).toEqual([
    [2, 'redrawn'],
    [3, 'removed'],
    [1, 'added'],
  ]);
  const [redrawn, removed, added] = changes;
  expect(redrawn?.differenceM2).toBe(2400);
  expect((redrawn?.beforeM2 ?? 0) / 1e6).toBeCloseTo(1.2, 1);
  expect(removed).toMatchObject({ afterM2: null, differenceM2: removed?.beforeM2 });
  expect(added).toMatchObject({ beforeM2: null, differenceM2: added?.afterM2 });
});
