import { beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { hidden } from '../../src/domain/disclosure/figures.ts';
import type {
  PublicationDocument,
  PublicationFigures,
} from '../../src/domain/publication/document.ts';
import { describeOnEngines } from './engines.ts';
import { here, settle } from './people.ts';
import { notRefused } from './publication-attempts.ts';
import {
  codes,
  grantPublishing,
  makePlan,
  nextDocument,
  outcome,
  publish,
  safeFigures,
  safeProof,
  source,
} from './publication-rows.ts';
import { refusalOf } from './requests.ts';
import { at, changed, type Json, other, places } from './mutations.ts';
import { componentBody, indicatorBody, insertRow } from './rows.ts';

/** What people may leave out, and what they may word freely. */
const chosen = ['figures.totals.0', 'components.0'];
const words = /^(title|summary|contact|sources\.0\.(title|credit))/;

describeOnEngines('what may be published', (database) => {
  let scenario: string;
  let good: PublicationDocument;
  beforeAll(async () => {
    await settle(database());
    scenario = await makePlan(database());
    await grantPublishing(database(), 'planner here');
    await insertRow(database(), 'components', componentBody());
    const first = await nextDocument(database());
    expect((await publish(database(), { document: first, scenario })).status).toBe(200);
    good = {
      ...(await nextDocument(database(), safeFigures())),
      components: [{ nameEs: 'Componente', nameEn: 'Component', source }],
    };
  });

  const send = async (document: PublicationDocument | string) =>
    outcome(await publish(database(), { document, scenario, proof: safeProof(2) }));

  const withFigures = (change: Partial<PublicationFigures>) =>
    ({ ...good, figures: { ...safeFigures(), ...change } }) as PublicationDocument;
  const cells = (change: (cell: PublicationFigures['cells'][number]) => object) =>
    withFigures({ cells: safeFigures().cells.map((cell) => ({ ...cell, ...change(cell) })) });

  test('nothing else than what the plan says, with no member more, less or other', async () => {
    const json = JSON.parse(JSON.stringify(good)) as Json;
    const attempts: [what: string, document: unknown][] = [];
    for (const path of places(json)) {
      const value = at(json, path);
      const name = path.join('.');
      if (path.length > 0 && !chosen.includes(name)) {
        attempts.push([`without ${name}`, changed(json, path, undefined)]);
      }
      if (path.length > 0 && !words.test(name)) {
        attempts.push([`other ${name}`, changed(json, path, other(value))]);
      }
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        attempts.push([`more in ${name}`, changed(json, [...path, 'more'], 'more')]);
      }
    }
    expect(attempts.length).toBeGreaterThan(150);
    expect(await notRefused(database(), scenario, attempts)).toEqual([]);
    expect(await notRefused(database(), scenario, [['the good one', good]])).toEqual([
      'the good one: PASSED',
    ]);
  });

  test('no other bytes than the canonical ones', async () => {
    const text = canonicalJson(good);
    const from = (found: string, by: string) => {
      expect(text).toContain(found);
      return text.replace(found, by);
    };
    for (const [document, message] of [
      [JSON.stringify(good, null, 1), 'after 1 characters stands '],
      [from('"titleEs":', '"titleEs":"x","titleEs":'), 'not its canonical JSON'],
      [from('"contact":null,', '').replace(/}$/, ',"contact":null}'), 'not its canonical JSON'],
      [from('[[[[-89.123457,13.5]', '[[[[-89.123457,13.50]'), 'stands 0],['],
      [from('"value":12', '"value":12.0'), 'stands .0},'],
      [from('"value":12', '"value":1.2e1'), 'not its canonical JSON'],
      [from('"value":0', '"value":-0'), 'not its canonical JSON'],
      [from('Fases', '\\u0046ases'), 'stands \\u0046ases'],
      [`${text}\n`, 'and not nothing'],
      [text.slice(0, -1), 'not JSON'],
      ['[]', 'has not exactly the members'],
      ['null', 'has not exactly the members'],
      [from('Fases', 'Fa\\u0000ses'), 'not JSON'],
      [' '.repeat(6_000_001), 'larger than 6 MB'],
    ] as const) {
      expect(await send(document)).toEqual([400, expect.stringContaining(message)]);
    }
  });

  test('words of some length, without control characters', async () => {
    const long = (length: number) => '👋'.repeat(length);
    for (const change of [
      { titleEs: '' },
      { titleEs: ' ' },
      { titleEn: long(121) },
      { titleEs: 'a\nb' },
      { summaryEn: 'a\u0007b' },
      { summaryEs: long(1201) },
      { contact: '' },
      { contact: long(201) },
      { sources: [] },
      { sources: Array(13).fill(good.sources[0]) as PublicationDocument['sources'] },
      { sources: [{ titleEs: 'a', titleEn: 'b', credit: 'c\u0085' }] },
    ]) {
      expect(await send({ ...good, ...change })).toEqual([400, expect.any(String)]);
    }
  });

  test('and what is refused names its rule, for the words of the screen', async () => {
    const ruleOf = async (document: PublicationDocument | string) =>
      refusalOf(await publish(database(), { document, scenario, proof: safeProof(2) })).details;
    const small = [{ sectors: codes.slice(2), indicators: ['fixture_a'], value: 3 }];
    const attempts: [document: PublicationDocument | string, rule: string][] = [
      [{ ...good, titleEs: '', summaryEn: 'a\u0007b' }, 'words: titleEs, summaryEn'],
      [{ ...good, contact: '' }, 'words: contact'],
      [{ ...good, sources: [] }, 'words: sources'],
      [{ ...good, sources: [{ titleEs: 'a', titleEn: '', credit: 'c' }] }, 'source: 1'],
      [canonicalJson(good).slice(0, -1), 'malformed'],
      [' '.repeat(6_000_001), 'too-large'],
      [{ ...good, edition: 9 }, 'edition'],
      [{ ...good, publishedOn: '2000-01-01' }, 'day'],
      [{ ...good, components: [{ nameEs: 'a', nameEn: 'b', source }] }, 'plan'],
      [cells(() => ({ source: 'Other' })), 'data'],
      [withFigures({ totals: small }), 'small-shown: total 0 (edition 2)'],
    ];
    for (const [document, rule] of attempts) {
      expect(await ruleOf(document)).toBe(rule);
    }
  });

  test.each<[string, () => PublicationDocument, number, string]>([
    [
      'a small count',
      () => cells(({ value }) => (value === hidden ? { value: 2 } : {})),
      409,
      '160-010 fixture_a',
    ],
    [
      'another count',
      () => cells(({ value }) => (value === 12 ? { value: 13 } : {})),
      409,
      '160-001 fixture_a',
    ],
    [
      'a hidden gap',
      () => cells(({ value }) => (value === null ? { value: hidden } : {})),
      409,
      '160-010 fixture_b',
    ],
    ['another source', () => cells(() => ({ source: 'Other' })), 409, 'not the latest observation'],
    [
      'another period',
      () => cells(() => ({ period: '[2015-01-01,2016-01-01)' })),
      409,
      'not the latest',
    ],
    [
      'a cell less',
      () => withFigures({ cells: safeFigures().cells.slice(1) }),
      409,
      '160-001 fixture_a',
    ],
    [
      'a cell twice',
      () => withFigures({ cells: safeFigures().cells.flatMap((cell) => [cell, cell]) }),
      400,
      'stand twice',
    ],
    [
      'a wrong total',
      () => withFigures({ totals: [{ sectors: codes, indicators: ['fixture_a'], value: 19 }] }),
      400,
      'not the sum: 1',
    ],
    [
      'a total of a cell that is not there',
      () => withFigures({ totals: [{ sectors: codes, indicators: ['fixture_b'], value: 37 }] }),
      400,
      'not listed',
    ],
    [
      'a total of a sector twice',
      () =>
        withFigures({
          totals: [{ sectors: ['160-001', '160-001'], indicators: ['fixture_a'], value: 24 }],
        }),
      400,
      'these totals are none',
    ],
    [
      'a total of nothing',
      () => withFigures({ totals: [{ sectors: [], indicators: ['fixture_a'], value: 0 }] }),
      400,
      'these totals are none',
    ],
    [
      'a small total',
      () =>
        withFigures({ totals: [{ sectors: codes.slice(2), indicators: ['fixture_a'], value: 3 }] }),
      400,
      'small counts are shown: total 0',
    ],
    [
      'a sum that nobody knows',
      () => withFigures({ sums: [{ total: 'fixture_a', parts: ['fixture_b'], covers: 'some' }] }),
      409,
      'sums are not',
    ],
    [
      'indicators out of order',
      () => withFigures({ indicators: safeFigures().indicators.reverse() }),
      409,
      'in its order',
    ],
    [
      'a threshold of its own',
      () =>
        withFigures({
          indicators: safeFigures().indicators.map((each) => ({ ...each, suppressBelow: 1 })),
        }),
      409,
      'catalogue',
    ],
    [
      'figures of no indicator',
      () => withFigures({ indicators: [], cells: [], totals: [], groups: [] }),
      400,
      'are null',
    ],
    [
      'sectors out of order',
      () => ({
        ...good,
        sectors: { ...good.sectors, features: [...good.sectors.features].reverse() },
      }),
      409,
      'in the order of their codes',
    ],
    [
      'a component that the plan does not have',
      () => ({ ...good, components: [{ nameEs: 'a', nameEn: 'b', source }] }),
      409,
      'components',
    ],
  ])('not %s', async (_what, document, status, message) => {
    expect(await send(document())).toEqual([status, expect.stringContaining(message)]);
  });

  test('nothing of incidents, rates or fractions', async () => {
    const catalogue = [
      ['fixture_incidents', {}, 'missing, or not the latest observation'],
      ['fixture_rate', { aggregation: 'intensive' }, 'no counts'],
      ['fixture_fraction', {}, 'no whole numbers: 160-001 fixture_fraction'],
    ] as const;
    const [sector] = await database().database.query(
      'select id from public.sectors where municipality_id = $1 order by ppd_code limit 1',
      [here],
    );
    for (const [key, change, message] of catalogue) {
      await insertRow(database(), 'indicators', { ...indicatorBody(), key, ...change }, 'key');
      if (key === 'fixture_fraction') {
        const body = { municipality_id: here, sector_id: sector?.id, indicator_key: key };
        await insertRow(database(), 'observations', { ...body, value: 7.5, source });
      }
      const { indicators, cells: listed } = safeFigures();
      const [indicator] = indicators;
      const [cell] = listed;
      if (!indicator || !cell) throw new Error('There are no figures.');
      const value = key === 'fixture_fraction' ? 7.5 : 12;
      const document = withFigures({
        indicators: [...indicators, { ...indicator, key }],
        cells: [...listed, { ...cell, indicator: key, value }],
      });
      expect((await send(document))[1]).toContain(message);
    }
    const unknown = withFigures({
      indicators: [{ ...safeFigures().indicators[0], key: 'fixture_c' } as never],
    });
    expect((await send(unknown))[1]).toContain('no such indicators: fixture_c');
  });

  test('only the next edition, today', async () => {
    const first = { ...good, edition: 1, previous: null };
    for (const [document, message] of [
      [first, 'the next edition is 2, and not 1'],
      [{ ...good, edition: 3 }, 'the next edition is 2, and not 3'],
      [{ ...good, previous: { edition: 1, sha256: 'a'.repeat(64) } }, 'previous is not'],
      [{ ...good, publishedOn: '2020-01-01' }, 'and not 2020-01-01'],
    ] as const) {
      expect(await send(document)).toEqual([409, expect.stringContaining(message)]);
    }
  });

  test('the latest observation counts, and what was changed meanwhile is refused', async () => {
    const [sector] = await database().database.query(
      `select id from public.sectors where municipality_id = $1 and ppd_code = '160-001'`,
      [here],
    );
    const latest = { municipality_id: here, sector_id: sector?.id, indicator_key: 'fixture_a' };
    for (const period of ['[2015-01-01,2016-01-01)', '[2014-01-01,)', '[2013-06-01,)']) {
      await insertRow(database(), 'observations', { ...latest, period, value: 12, source });
    }
    expect(await send(good)).toEqual([409, expect.stringContaining('160-001 fixture_a')]);
    const current = cells(({ sector: code, indicator }) =>
      code === '160-001' && indicator === 'fixture_a' ? { period: '[2014-01-01,)' } : {},
    );
    expect((await send(current))[0]).toBe(200);
  });
});
