import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import { accountOf, settle } from './people.ts';
import { fingerprint, refusalOf, rowsOf, send } from './requests.ts';
import { sectorBody, square } from './rows.ts';

const as = accountOf('planner here');
const polygon = (...rings: number[][][]) =>
  JSON.stringify({ type: 'MultiPolygon', coordinates: [rings] });

const refused: [what: string, geometry: string, reason: RegExp][] = [
  ['empty', '{"type":"MultiPolygon","coordinates":[]}', /^The geometry is empty\.$/],
  [
    'crossing itself',
    polygon([
      [-89, 13],
      [-88, 14],
      [-88, 13],
      [-89, 14],
      [-89, 13],
    ]),
    /^The geometry is not valid: Self-intersection\[-88\.5 13\.5\]\.$/,
  ],
  [
    'with a hole outside of it',
    polygon(
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
      [
        [5, 5],
        [6, 5],
        [6, 6],
        [5, 5],
      ],
    ),
    /^The geometry is not valid: Hole lies outside shell/,
  ],
  ['with two parts in one place', overlapping(), /^The geometry is not valid: /],
  ['in metres', square(478_000, 1_517_000), /lies outside longitude -180\.\.180 and latitude/],
  [
    'in another coordinate system',
    square(-89, 13).replace('{', '{"crs":{"type":"name","properties":{"name":"EPSG:32616"}},'),
    /SRID \(32616\) does not match column SRID \(4326\)/,
  ],
  [
    'of points',
    '{"type":"Point","coordinates":[-89,13]}',
    /Geometry type \(Point\) does not match/,
  ],
  [
    'with heights',
    polygon([
      [0, 0, 1],
      [1, 0, 1],
      [1, 1, 1],
      [0, 0, 1],
    ]),
    /has Z dimension/,
  ],
  [
    'not closed',
    polygon([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]),
    /./,
  ],
  ['infinite', '{"type":"MultiPolygon","coordinates":[[[[1e999,0],[1,0],[1,1],[1e999,0]]]]}', /./],
  ['not a number', 'SRID=4326;MULTIPOLYGON(((nan 0,1 0,1 1,nan 0)))', /./],
  ['not a geometry', 'Soyapango', /./],
  ['missing', 'null', /./],
];

function overlapping(): string {
  const ring = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ];
  return JSON.stringify({ type: 'MultiPolygon', coordinates: [[ring], [ring]] });
}

/** Corners at rising angles around a centre: never crosses itself, whatever the distances. */
const star = fc
  .tuple(
    fc.array(fc.double({ min: 0.001, max: 0.1, noNaN: true }), { minLength: 3, maxLength: 40 }),
    fc.double({ min: -170, max: 170, noNaN: true }),
    fc.double({ min: -80, max: 80, noNaN: true }),
  )
  .map(([distances, x, y]) => {
    const corners = distances.map((distance, place) => {
      const angle = (2 * Math.PI * place) / distances.length;
      return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)];
    });
    return polygon([...corners, ...corners.slice(0, 1)]);
  });

describeOnEngines('geometry', (at) => {
  beforeAll(() => settle(at()));

  const add = (geometry: unknown) =>
    send(at(), { method: 'POST', path: 'sectors', as, body: { ...sectorBody(), geometry } });

  describe('is refused, with its reason and without a trace, when it is', () => {
    test.each(refused)('%s', async (_what, geometry, reason) => {
      const before = await fingerprint(at());
      const answer = await add(geometry);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(refusalOf(answer).message).toMatch(reason);
      expect(await fingerprint(at())).toBe(before);
    });

    test('and what can be mended says how, with the status of a bad request', async () => {
      const answer = await add(refused[1]?.[1]);
      expect(answer.status).toBe(400);
      expect(refusalOf(answer).hint).toMatch(/^Mend the outline/);
    });

    test('an outline of a municipality too', async () => {
      const answer = await send(at(), {
        method: 'PATCH',
        path: 'municipalities?id=eq.villa-de-aqui',
        as: accountOf('admin everywhere'),
        body: { outline: refused[1]?.[1], outline_source: 'Fixture' },
      });
      expect([answer.status, refusalOf(answer).message]).toEqual([
        400,
        expect.stringContaining('Self-intersection'),
      ]);
    });
  });

  test('written as GeoJSON it is read as the same GeoJSON, to a tenth of a metre', async () => {
    await fc.assert(
      fc.asyncProperty(star, async (geometry) => {
        const answer = await add(geometry);
        expect([answer.status, geometry]).toEqual([201, geometry]);
        const path = `sector_details?id=eq.${String(rowsOf(answer)[0]?.id)}&select=geometry`;
        const [row] = rowsOf(await send(at(), { method: 'GET', path, as }));
        expect(JSON.parse(String(row?.geometry))).toEqual(rounded(geometry));
      }),
      { numRuns: 30 },
    );
  });
});

/** The same GeoJSON with coordinates to six decimals, about a tenth of a metre. */
function rounded(geojson: string): unknown {
  return JSON.parse(geojson, (_key, value: unknown) =>
    typeof value === 'number' ? (expect.closeTo(value, 6) as unknown) : value,
  );
}
