import { signToken } from '../../tests/fixtures/tokens.ts';
import type { TestDatabase } from '../../tests/fixtures/test-database.ts';
import { type Measured, Stopwatch } from './clock.ts';
import { addPolice, town, year } from './fill.ts';

export type Ask = (name: string, body: object) => Promise<string>;

/** Calls functions as the app does, signed in as police: the API is part of what is measured. */
export async function asPolice(at: TestDatabase): Promise<Ask> {
  const police = await addPolice(at.database);
  const { publishableKey, jwtSecret } = at.secrets;
  return async (name, body) => {
    const answer = await at.api.fetch(
      new Request(`http://127.0.0.1/rest/v1/rpc/${name}`, {
        method: 'POST',
        headers: {
          apikey: publishableKey,
          authorization: `Bearer ${signToken(jwtSecret, police)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      }),
    );
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${text}`);
    return text;
  };
}

/** What a map would ask without roll-ups and without a question's other columns. */
const scan = (column: string, row: string) => `
  select json_agg(json_build_array(c.x, c.y, c.count)) from (
    select ${column} as x, ${row} as y, count(*) from private.incidents
    where municipality_id = '${town}'
      and occurred_at >= timestamptz '${year.from} 06:00+00' and occurred_at < timestamptz '${year.to} 06:00+00'
    group by 1, 2) c`;
const squares = (side: number) =>
  scan(`floor(easting / ${side})::integer`, `floor(northing / ${side})::integer`);

/** Everything that the screen asks of one municipality and year. */
export async function measureQuestions(
  at: TestDatabase,
  ask: Ask,
  { size, targetMs, rounds }: { size: string; targetMs: number; rounds: number },
): Promise<Measured[]> {
  const watch = new Stopwatch(at.database);
  const question = (change: object) => () =>
    ask('incident_rollup', {
      query: JSON.stringify({ municipalityId: town, ...year, ...change }),
    });
  const plain = (statement: string, name = 'plain scan of the incidents') => ({
    name,
    run: () => at.database.query(statement),
  });
  const hexagonal = { kind: 'hexagonal', size: 250 };
  const cells = Array.from({ length: 400 }, (_, i) => [1065 + (i % 20), 6999 + Math.floor(i / 20)]);
  const limit = { size, targetMs };
  const measured: [string, object, object, ReturnType<typeof plain> | null][] = [
    ['squares of 100 m, a year', limit, { by: 'cell', size: 100 }, plain(squares(100))],
    ['squares of 300 m, a year', limit, { by: 'cell', size: 300 }, plain(squares(300))],
    ['squares of 300 m, by month', { size }, { by: 'cell', size: 300, step: 'month' }, null],
    [
      'squares of 250 m, a year (from incidents)',
      { size },
      { by: 'cell', size: 250 },
      plain(squares(250)),
    ],
    [
      'hexagons of 250 m, a year (from incidents)',
      { size },
      { by: 'cell', ...hexagonal },
      plain(squares(250), 'plain scan, squares'),
    ],
    [
      'hexagons of 250 m, by week (from incidents)',
      { size },
      { by: 'cell', ...hexagonal, step: 'week' },
      null,
    ],
    ['hour of the week (from incidents)', { size }, { step: 'hour' }, null],
    [
      'hour of the week in 400 hexagons (from incidents)',
      { size },
      { step: 'hour', ...hexagonal, cells },
      null,
    ],
    ['months by kind', { size }, { step: 'month', perIndicator: true }, null],
  ];
  const results: Measured[] = [];
  for (const [name, about, change, peer] of measured) {
    results.push(await watch.compare({ name, size, ...about }, question(change), peer, rounds));
  }
  const extent = () => ask('incident_extent', { municipality: town });
  results.push(await watch.compare({ name: 'extent', size }, extent, null, rounds));
  const points = { municipalityId: town, ...year, bounds: [-89.17, 13.7, -89.165, 13.705] };
  const near = () => ask('incident_points', { query: JSON.stringify(points) });
  results.push(
    await watch.compare({ name: 'points of half a kilometre', size }, near, null, rounds),
  );
  return results;
}
