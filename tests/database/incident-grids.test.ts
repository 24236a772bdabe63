import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededGenerator } from '../../src/domain/random/generator.ts';
import { hexagons, squares, type Tessellation } from '../../src/spatial/grids/lattice-cells.ts';
import { toMetres } from '../../src/spatial/projection/transverse-mercator.ts';
import { describeOnEngines } from './engines.ts';
import { askIncidents, bringIncidents, foundIn, incidentContent } from './incident-rows.ts';
import { settle } from './people.ts';
import { refusalOf } from './requests.ts';
import { insertCatalogue } from './rows.ts';

const random = seededGenerator(11);
/** All over El Salvador. */
const places = Array.from({ length: 3000 }, (): [number, number] => [
  -90.2 + random.unit() * 2.6,
  13 + random.unit() * 1.5,
]);

const shapes: [kind: 'square' | 'hexagonal', size: number][] = [
  ...[100, 137, 250, 300, 1000].map((size): ['square', number] => ['square', size]),
  ...[100, 173, 250, 777, 1000].map((size): ['hexagonal', number] => ['hexagonal', size]),
];

function tessellation(kind: 'square' | 'hexagonal', size: number): Tessellation {
  return kind === 'square' ? squares(size) : hexagons(size / Math.sqrt(3));
}

function addressAt({ cellAt }: Tessellation, x: number, y: number): string {
  const address = { column: 0, row: 0 };
  cellAt(x, y, address);
  return `${address.column},${address.row}`;
}

/** How many of the places lie in each cell, as the app counts them. */
function expected(cells: Tessellation): Map<string, number> {
  const counts = new Map<string, number>();
  for (const place of places) {
    const [x, y] = toMetres(...place);
    const address = addressAt(cells, x, y);
    // Nearer to a line than this, two implementations of a projection may differ.
    for (const d of [-1e-6, 1e-6]) {
      expect([addressAt(cells, x + d, y), addressAt(cells, x, y + d)]).toEqual([address, address]);
    }
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return counts;
}

describeOnEngines('cells of incidents', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    const rows = places.map((place, i) => {
      const minute = String(i % 60).padStart(2, '0');
      return [randomUUID(), 0, `2015-03-04T13:${minute}:00-06:00`, 'minute', ...place];
    });
    const answer = await bringIncidents(at(), incidentContent(rows));
    if (answer.status !== 200) throw new Error(answer.text);
  });

  const counted = async (question: object) => {
    const { rows } = foundIn(await askIncidents(at(), 'incident_rollup', question));
    return new Map(
      rows.map(([column, row, , , , count]) => [`${String(column)},${String(row)}`, count]),
    );
  };

  test.each(shapes)(
    '%ss of %i m have the addresses that the app knows them by',
    async (...shape) => {
      const [kind, size] = shape;
      const cells = expected(tessellation(kind, size));
      expect(await counted({ by: 'cell', kind, size })).toEqual(cells);
      // The roll-up does not know hours, so this counts the incidents themselves.
      const hours = Array.from({ length: 24 }, (_, hour) => hour);
      expect(await counted({ by: 'cell', kind, size, hours })).toEqual(cells);
    },
  );

  test.each(shapes)('%ss of %i m can be asked for by their addresses', async (kind, size) => {
    const all = [...expected(tessellation(kind, size))].slice(0, 500);
    const cells = all.map(([address]) => address.split(',').map(Number));
    expect(await counted({ by: 'cell', kind, size, cells })).toEqual(new Map(all));
    const sum = all.reduce((total, [, count]) => total + count, 0);
    const byHour = { step: 'hour', kind, size, cells };
    const found = foundIn(await askIncidents(at(), 'incident_rollup', byHour));
    // Wednesday, one o'clock.
    expect([found.total, found.rows]).toEqual([sum, [[null, null, null, 2 * 24 + 13, null, sum]]]);
    expect(await counted({ by: 'cell', kind, size, cells: [] })).toEqual(new Map());
  });

  describe('that are none are refused:', () => {
    test.each<object>([
      { kind: 'triangular' },
      { size: 99 },
      { size: 100_001 },
      { size: 250.5 },
      { size: -250 },
      { size: '1e3' },
      { cells: 'all' },
      { cells: [[1]] },
      { cells: [[1, 2, 3]] },
      { cells: [['1', '2']] },
      { cells: [[1.5, 2]] },
      { cells: [[123456789, 2]] },
      { cells: [null] },
      { cells: Array.from({ length: 501 }, () => [1, 1]) },
    ])('%j', async (change) => {
      const answer = await askIncidents(at(), 'incident_rollup', { by: 'cell', ...change });
      expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
      expect(refusalOf(answer).hint).toBeTruthy();
    });
  });
});
