import { expect, test } from 'vitest';
import type { Area } from '../../src/domain/territory.ts';
import { assignPoints } from '../../src/spatial/assignment/assign-points.ts';
import { squareMetres } from '../../src/spatial/areas/square-metres.ts';
import { wigglyTiling } from '../../src/spatial/fixtures/tiling.ts';
import { polygonsOf } from '../../src/spatial/geometry/area.ts';
import { seededGenerator } from '../../src/domain/random/generator.ts';
import { describeOnEngines } from './engines.ts';

type Extent = readonly [west: number, south: number, east: number, north: number];

function randomPoints([west, south, east, north]: Extent, count: number): [number, number][] {
  const random = seededGenerator(count);
  return Array.from({ length: count }, () => [
    west + random.unit() * (east - west),
    south + random.unit() * (north - south),
  ]);
}

function assigned(areas: readonly Area[], points: readonly [number, number][]): number[] {
  const longitudes = Float64Array.from(points, ([x]) => x);
  const latitudes = Float64Array.from(points, ([, y]) => y);
  return [...assignPoints(areas, longitudes, latitudes).polygon];
}

describeOnEngines('the spatial engine beside PostGIS', (at) => {
  /** Per point, the positions of all areas that it intersects, in order. */
  async function intersecting(
    areas: readonly Area[],
    points: readonly [number, number][],
  ): Promise<number[][]> {
    const rows = await at().database.query(
      `with area as materialized (
         select position - 1 as position, extensions.st_geomfromgeojson(value::text) as geometry
         from json_array_elements($1::text::json) with ordinality as given (value, position)
       ), point as materialized (
         select position - 1 as position, extensions.st_setsrid(extensions.st_makepoint(
           (value ->> 0)::float8, (value ->> 1)::float8), 4326) as geometry
         from json_array_elements($2::text::json) with ordinality as given (value, position)
       )
       select point.position::int as point, area.position::int as area from point
       join area on extensions.st_intersects(area.geometry, point.geometry) order by 1, 2`,
      [JSON.stringify(areas), JSON.stringify(points)],
    );
    const found = points.map((): number[] => []);
    for (const row of rows) found[Number(row['point'])]?.push(Number(row['area']));
    return found;
  }

  async function soyapango(): Promise<Area[]> {
    const rows = await at().database.query(
      `select extensions.st_asgeojson(geometry, 17) as area from public.sectors
       where municipality_id = 'soyapango' order by id`,
    );
    return rows.map((row) => JSON.parse(String(row['area'])) as Area);
  }

  test('puts random points in the same sectors of Soyapango', async () => {
    const areas = await soyapango();
    const points = randomPoints([-89.18, 13.66, -89.1, 13.75], 4000);
    const expected = (await intersecting(areas, points)).map(([only = -1]) => only);
    expect(areas).toHaveLength(15);
    expect(new Set(expected).size).toBe(16);
    expect(assigned(areas, points)).toEqual(expected);
  });

  test('puts random points in the same of many wiggly sectors', async () => {
    const areas = wigglyTiling({ columns: 6, rows: 5, vertices: 200 });
    const points = randomPoints([-89.31, 13.59, -89.09, 13.81], 4000);
    const expected = (await intersecting(areas, points)).map(([only = -1]) => only);
    expect(assigned(areas, points)).toEqual(expected);
  });

  test('gives every vertex of Soyapango to one of the sectors that meet there', async () => {
    const areas = await soyapango();
    const vertices = areas.flatMap((area) =>
      polygonsOf(area)
        .flat(2)
        .map(([x = NaN, y = NaN]): [number, number] => [x, y]),
    );
    const meeting = await intersecting(areas, vertices);
    assigned(areas, vertices).forEach((sector, i) => expect(meeting[i]).toContain(sector));
  });

  // PostGIS joins vertices by geodesics, ours are straight in degrees: some millionths apart here.
  test('measures sectors as PostGIS does on the spheroid', async () => {
    const areas = await soyapango();
    const rows = await at().database.query(
      `select extensions.st_area(geometry::extensions.geography) as size from public.sectors
       where municipality_id = 'soyapango' order by id`,
    );
    areas.forEach((area, i) => {
      expect(squareMetres(area) / Number(rows[i]?.['size'])).toBeCloseTo(1, 4);
    });
  });
});
