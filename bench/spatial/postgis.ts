import postgres from 'postgres';
import { wigglyTiling } from '../../src/spatial/fixtures/tiling.ts';
import type { ServerReport } from '../suites.ts';
import { randomPoints } from './points.ts';

const POINTS = 100_000;
const MILLION = 1_000_000;

/**
 * The same assignment by the server that `DATABASE_URL` names: its fastest form, polygons outside
 * and points by their index. The making of that index is not counted. Everything is in temporary
 * tables of this connection.
 */
export async function assignByPostgis(url: string): Promise<ServerReport> {
  const areas = wigglyTiling({ columns: 9, rows: 9, vertices: 1000 });
  const { longitudes, latitudes } = randomPoints(POINTS);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select n.nspname as schema from pg_extension e
      join pg_namespace n on n.oid = e.extnamespace where e.extname = 'postgis'`;
    if (!found) throw new Error('The database has no PostGIS');
    await sql`select set_config('search_path', ${`${String(found['schema'])}, public`}, false)`;
    await sql`create temp table area as select st_geomfromgeojson(given) as geometry
      from unnest(${areas.map((area) => JSON.stringify(area))}::text[]) as given`;
    await sql`create temp table point as select st_setsrid(st_makepoint(x, y), 4326) as geometry
      from unnest(${[...longitudes]}::float8[], ${[...latitudes]}::float8[]) as given (x, y)`;
    await sql`create index on point using gist (geometry)`;
    await sql`analyze point`;
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      await sql`select count(*) from area cross join lateral (
        select 1 from point where point.geometry && area.geometry
          and st_intersects(area.geometry, point.geometry) offset 0) as inside`;
      times.push(((performance.now() - start) * MILLION) / POINTS);
    }
    times.sort((a, b) => a - b);
    return {
      name: 'PostGIS, 81 sectors x 1000 vertices, index of points not included',
      size: '1,000,000 points',
      medianMs: times[1] ?? NaN,
      scaledFrom: POINTS / MILLION,
    };
  } finally {
    await sql.end();
  }
}
