import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PublicationDocument } from '../../src/domain/publication/document.ts';
import { describeOnEngines } from './engines.ts';

describeOnEngines('the seed', (at) => {
  /** The single row of a query. */
  const one = async (statement: string) => (await at().database.query(statement))[0];

  test('holds the ten municipalities of phase I, the table and the phases of the slides', async () => {
    expect(
      await one(`select
        (select count(*) from public.municipalities where national_phase = 1) as municipalities,
        (select count(*) from public.municipalities where outline is not null) as outlines,
        (select count(*) from public.phases) as phases,
        (select count(*) from public.indicators) as indicators,
        (select count(*) from public.indicators where is_duplicate_of is not null) as duplicates,
        (select count(*) from public.indicators where police_discovered) as "policeDiscovered",
        (select count(*) from public.sectors where municipality_id = 'soyapango') as sectors,
        (select count(*) from public.assignments where phase = 1) as red,
        (select count(*) from public.assignments where phase = 2) as yellow,
        (select count(*) from public.components where municipality_id = 'soyapango') as components,
        (select count(*) from public.indicator_sums where covers = 'some') as sums,
        (select count(*) from public.observations) as observations,
        (select count(distinct sector_id) from public.observations) as "observedSectors"`),
    ).toEqual({
      municipalities: 10,
      outlines: 10,
      phases: 3,
      indicators: 23,
      duplicates: 1,
      policeDiscovered: 3,
      sectors: 15,
      red: 4,
      yellow: 5,
      components: 5,
      sums: 1,
      observations: 230,
      observedSectors: 10,
    });
  });

  test('states no period, and no account', async () => {
    expect(
      await one(`select
        (select count(*) from public.observations where period is not null) as periods,
        (select count(*) from auth.users) as accounts,
        (select count(*) from public.user_roles) as roles`),
    ).toEqual({ periods: 0, accounts: 0, roles: 0 });
  });

  test('has illustrative sectors that tile Soyapango exactly', async () => {
    expect(
      await one(`select
        bool_and(geometry_status = 'illustrative') as illustrative,
        extensions.st_equals(extensions.st_union(s.geometry), m.outline) as "fill",
        extensions.st_numinteriorrings(extensions.st_geometryn(extensions.st_union(s.geometry), 1))
          as gaps,
        (select count(*) from public.sectors a join public.sectors b on a.id < b.id
          where extensions.st_relate(a.geometry, b.geometry, 'T********')) as overlaps
        from public.sectors s join public.municipalities m on m.id = s.municipality_id
        where m.id = 'soyapango' group by m.outline`),
    ).toEqual({ illustrative: true, fill: true, gaps: 0, overlaps: 0 });
  });

  test('publishes edition 1 of Soyapango: 4 sectors in phase 1, 5 in phase 2, 6 not stated', async () => {
    const published = await one(
      `select municipality_id, edition, content::text as content, sha256 from public.publications`,
    );
    expect(published).toMatchObject({ municipality_id: 'soyapango', edition: 1 });
    const content = String(published?.content);
    expect(published?.sha256).toBe(createHash('sha256').update(content).digest('hex'));

    const { sectors, phases } = JSON.parse(content) as PublicationDocument;
    const count = (phase: number | null) =>
      sectors.features.filter(({ properties }) => properties.phase === phase).length;
    expect([count(1), count(2), count(3), count(null)]).toEqual([4, 5, 0, 6]);
    expect(phases.map(({ number, sectorCount }) => [number, sectorCount])).toEqual([
      [1, 4],
      [2, 5],
      [3, 0],
    ]);
    expect(content).not.toContain('"value"');
  });

  test('publishes the geometry, codes and phases that the tables hold', async () => {
    const differing = await at().database.query(
      `select s.ppd_code
       from public.publications p
       cross join lateral json_array_elements(p.content -> 'sectors' -> 'features') as feature
       full join public.sectors s on s.ppd_code = feature -> 'properties' ->> 'ppdCode'
       left join public.assignments a on a.sector_id = s.id
       where s.id is null or feature is null
         or not extensions.st_equals(s.geometry,
              extensions.st_geomfromgeojson(feature ->> 'geometry'))
         or a.phase is distinct from (feature -> 'properties' ->> 'phase')::smallint`,
    );
    expect(differing).toEqual([]);
  });
});
