import { afterAll, beforeAll, expect, test } from 'vitest';
import { recoveredBy } from '../../src/domain/disclosure/attackerFixture.ts';
import type { PublishedFigures } from '../../src/domain/disclosure/figures.ts';
import { slidesMatrix } from '../../src/domain/scoring/slidesFixture.ts';
import { publicationCsv } from '../../src/domain/publication/publication-csv.ts';
import { publicationGeoJson } from '../../src/domain/publication/publication-geojson.ts';
import type { PublicationDocument } from '../../src/domain/publication/document.ts';
import { startEmbeddedDatabase } from '../fixtures/embedded-database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { silenceRefusals } from './engines.ts';
import { settle } from './people.ts';
import { noProof, prepare, publish } from './publication-rows.ts';
import { insertCatalogue } from './rows.ts';
import { adoptSoyapango, nextOfSoyapango, type Prepared } from './soyapango-rows.ts';

const municipality = 'soyapango';
const all = { ofIndicators: true, ofGroups: true, ofMunicipality: true };

/** Editions that went out, as a reader downloads them: nothing else is known here. */
let documents: PublicationDocument[];
let at: TestDatabase;

beforeAll(async () => {
  silenceRefusals();
  at = await startEmbeddedDatabase();
  await settle(at);
  await insertCatalogue(at);
  const scenario = await adoptSoyapango(at);
  const publishNext = async (totals: typeof all, without: string[] = []) => {
    const prepared = JSON.parse((await prepare(at, 'planner here', municipality)).text) as Prepared;
    const chosen = slidesMatrix.indicators.filter((key) => !without.includes(key));
    const made = await nextOfSoyapango(at, prepared, { chosen, totals });
    const sent = { document: made.document, scenario, municipality };
    const answer = await publish(at, { ...sent, proof: made.certificate ?? noProof });
    expect(answer).toMatchObject({ status: 200 });
  };
  const change = (what: string) =>
    at.database.query(`update public.observations o set ${what} and o.municipality_id = $1`, [
      municipality,
    ]);
  await publishNext({ ...all, ofGroups: false });
  // The same data by another name, with other totals and without an indicator that is a part.
  await change(`source = source || ' (2015)' where true`);
  await publishNext({ ...all, ofIndicators: false }, ['detained_gang_members', 'theft']);
  // Some are corrected, and a sector is no longer recorded.
  await change(`value = value + 1, source = 'Corregido'
    where value > 0 and indicator_key in ('extortion', 'missing')`);
  await change(`value = null, status = 'missing' where exists (
    select from public.sectors s where s.id = o.sector_id and s.ppd_code = '160-003')`);
  await publishNext(all);
  const rows = await at.database.query(
    `select content::text as content from public.publications
     where municipality_id = $1 order by edition`,
    [municipality],
  );
  documents = rows
    .map(({ content }) => JSON.parse(String(content)) as PublicationDocument)
    .filter(({ figures }) => figures !== null);
}, 240_000);
afterAll(() => at.stop());

function read({ edition, figures }: PublicationDocument): PublishedFigures {
  if (!figures) throw new Error('The edition has no figures.');
  return { edition, ...figures, legends: [], scores: null, statements: [] };
}

test('nothing of what editions hide follows from all of them', { timeout: 240_000 }, () => {
  expect(documents).toHaveLength(3);
  expect(recoveredBy(documents.map(read))).toEqual([]);
});

test('nor from those whose source has another name, taken for one', { timeout: 240_000 }, () => {
  const ofOneSource = documents.slice(0, 2).map((document) => {
    const figures = read(document);
    return { ...figures, cells: figures.cells.map((cell) => ({ ...cell, source: '' })) };
  });
  expect(recoveredBy(ofOneSource)).toEqual([]);
});

test('no file of an edition has a number that its document hides', () => {
  for (const document of documents) {
    const cells = document.figures?.cells.filter(({ value }) => value === 'hidden') ?? [];
    expect(cells.length).toBeGreaterThan(50);
    const { features } = JSON.parse(publicationGeoJson(document, 'es', '0'.repeat(64))) as {
      features: { id: string; properties: Record<string, unknown> }[];
    };
    for (const { sector, indicator } of cells) {
      const properties = features.find(({ id }) => id === sector)?.properties;
      expect(properties).toMatchObject({
        [`indicator_${indicator}`]: null,
        [`indicator_${indicator}_status`]: 'hidden',
      });
    }
    const csv = publicationCsv(document, 'es', '0'.repeat(64));
    expect(csv.match(/oculto/gi)).toHaveLength(cells.length);
  }
});
