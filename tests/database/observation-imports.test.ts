import { beforeAll, describe, expect, test } from 'vitest';
import type { Parameter } from '../../server/database.ts';
import { answerInTime } from '../../server/limits.ts';
import { describeOnEngines } from './engines.ts';
import { type Cells, observationImports } from './observation-import-requests.ts';
import { accountOf, settle, there } from './people.ts';
import { fingerprint, refusalOf } from './requests.ts';
import { insertCatalogue, insertRow, ownIndicator, sectorBody } from './rows.ts';
import { call } from './scenario-rows.ts';

const planner = accountOf('planner here');
const period = '[2015-01-01,2016-01-01)';

describeOnEngines('an import', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
  });

  const { newSector, contentOf, bring, takeBack, observed } = observationImports(at);

  test('adds, changes and leaves as they are, and says how many', async () => {
    const [added, changed, same, missing] = [
      await newSector(),
      await newSector(),
      await newSector(),
      await newSector(),
    ];
    await bring(
      contentOf([
        [changed, 0, 1, 0],
        [same, 0, 2.5, 0],
      ]),
    );
    const answer = await bring(
      contentOf([
        [added, 0, 0, 0],
        [changed, 0, null, 1],
        [same, 0, 2.5, 1],
        [missing, 0, null, 0],
      ]),
    );
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      200,
      { id: expect.any(String) as string, added: 2, changed: 1, unchanged: 1, undoneAt: null },
    ]);
    expect(await observed(added, changed, same, missing)).toMatchObject([
      { value: 0, status: 'observed', source: 'Tabla', period: null, version: 1 },
      { value: null, status: 'missing', version: 2 },
      { value: 2.5, version: 1 },
      { value: null, status: 'missing', version: 1 },
    ]);
  });

  test('of one period leaves the values of others alone', async () => {
    const sector = await newSector();
    await bring(contentOf([[sector, 0, 1, 0]]));
    await bring(contentOf([[sector, 0, 2, 0]], { period }));
    expect(await observed(sector)).toMatchObject([
      { value: 1, period: null },
      { value: 2, period },
    ]);
  });

  test('does nothing twice, one after the other or at once', async () => {
    const content = contentOf([[await newSector(), 0, 1, 0]]);
    const [first, second] = await Promise.all([bring(content), bring(content)]);
    expect([first.status, second.text]).toEqual([200, first.text]);
    const before = await fingerprint(at());
    expect((await bring(content)).text).toBe(first.text);
    expect(await fingerprint(at())).toBe(before);
  });

  test('is refused whole where a value is not the one that was seen', async () => {
    const body = sectorBody();
    const [taken, free] = [await insertRow(at(), 'sectors', body), await newSector()];
    await bring(contentOf([[taken, 0, 1, 0]]));
    const before = await fingerprint(at());
    for (const seen of [0, 2]) {
      const answer = await bring(
        contentOf([
          [free, 0, 1, 0],
          [taken, 0, 2, seen],
        ]),
      );
      expect([answer.status, refusalOf(answer).code]).toEqual([409, 'PT409']);
      expect(refusalOf(answer).message).toBe(
        `These values were changed meanwhile: ${String(body.map_label)} ${ownIndicator}.`,
      );
    }
    const removed = await bring(contentOf([[free, 0, 1, 1]]));
    expect(removed.status).toBe(409);
    expect(await fingerprint(at())).toBe(before);
  });

  test('of two on the same values, one is told', async () => {
    const sector = await newSector();
    const answers = await Promise.all(
      [1, 2, 3].map((value) => bring(contentOf([[sector, 0, value, 0]]))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  describe('is refused with the reason', () => {
    test.each<[string, (sector: Parameter) => object, RegExp]>([
      ['a negative value', (s) => ({ rows: [[s, 0, -1, 0]] }), /^Row 1 has the value -1/],
      ['a text', (s) => ({ rows: [[s, 0, '1', 0]] }), /^Row 1 has the value/],
      ['cells that lack', (s) => ({ rows: [[s, 0, 1]] }), /^Row 1 is not a sector/],
      ['no cells', () => ({ rows: [{}] }), /^Row 1 is not a sector/],
      ['no sector', () => ({ rows: [[null, 0, 1, 0]] }), /^Row 1 is not a sector/],
      ['an unknown sector', () => ({ rows: [[999_999, 0, 1, 0]] }), /not known here: 1\./],
      ['an indicator not listed', (s) => ({ rows: [[s, 3, 1, 0]] }), /not known here: 1\./],
      [
        'an unknown indicator',
        (s) => ({ indicators: ['nothing'], rows: [[s, 0, 1, 0]] }),
        /no such indicators: nothing/,
      ],
      [
        'a value twice',
        (s) => ({
          rows: [
            [s, 0, 1, 0],
            [s, 0, 2, 0],
          ],
        }),
        /same .*: 1 = 2\./,
      ],
      ['no source', () => ({ source: ' ' }), /needs a source/],
      ['a period that is none', () => ({ period: 'last year' }), /not a range of days/],
      ['a period without a day', () => ({ period: '[2015-01-01,2015-01-01)' }), /has no day/],
      ['nothing', () => ({ rows: [] }), /1 to 100,000 values/],
    ])('%s', async (_what, change, message) => {
      const sector = await newSector();
      const before = await fingerprint(at());
      const answer = await bring({ ...contentOf([[sector, 0, 1, 0]]), ...change(sector) });
      expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
      expect(refusalOf(answer).message).toMatch(message);
      expect(refusalOf(answer).hint).toBeTruthy();
      expect(await fingerprint(at())).toBe(before);
    });

    test('a value that no number holds', async () => {
      const text = JSON.stringify(contentOf([[await newSector(), 0, 1, 0]]));
      for (const value of ['1e400', '1e-400']) {
        const content = text.replace(/,1,0\]\]/, `,${value},0]]`);
        expect(content).toContain(value);
        expect((await call(at(), 'import_observations', { content })).status).toBe(400);
      }
    });

    test('a sector of another municipality', async () => {
      const answer = await bring(contentOf([[await newSector(there), 0, 1, 0]]));
      const unknown = await bring(contentOf([[999_999, 0, 1, 0]]));
      expect([answer.status, answer.text]).toEqual([unknown.status, unknown.text]);
    });
  });

  test('whose answer came too late is not made twice when it is sent again', async () => {
    const sectors = await Promise.all(Array.from({ length: 100 }, () => newSector()));
    const content = contentOf(sectors.map((sector): Cells => [sector, 0, 1, 0]));
    let begun: Promise<unknown> | undefined;
    const late = await answerInTime(async () => {
      const answer = bring(content);
      begun = answer;
      const { status, text } = await answer;
      return new Response(text, { status });
    }, 1);
    expect(late.status).toBe(503);
    // The first one still goes on, as it does in the server.
    const answer = await bring(content);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      200,
      { id: content.id, added: 100, changed: 0, unchanged: 0 },
    ]);
    expect(await begun).toMatchObject({ status: 200, text: answer.text });
    expect(await observed(...sectors)).toHaveLength(100);
  });

  test('with the number of one of another municipality is an import of its own', async () => {
    const theirs = contentOf([[await newSector(there), 0, 1, 0]], { municipalityId: there });
    await bring(theirs, 'planner elsewhere');
    const sector = await newSector();
    const mine = contentOf([[sector, 0, 2, 0]], { id: theirs.id });
    expect(JSON.parse((await bring(mine)).text)).toMatchObject({ added: 1 });
    expect((await takeBack(theirs.id)).status).toBe(200);
    expect(await observed(sector)).toEqual([]);
    const [left] = await at().database.query(
      'select count(*)::int as count from public.observations where municipality_id = $1',
      [there],
    );
    expect(left?.count).toBeGreaterThan(0);
  });

  test('leaves one entry of the audit for each value, and one of its own', async () => {
    const content = contentOf([
      [await newSector(), 0, 1, 0],
      [await newSector(), 0, 2, 0],
    ]);
    await bring(content);
    const entries = await at().database.query(
      `select table_name, count(*)::int as count from public.audit_entries
       where transaction = (select transaction from public.observation_imports where id = $1)
         and table_name <> 'observation_imports' and actor = $2::uuid group by 1`,
      [content.id, planner ?? ''],
    );
    expect(entries).toEqual([{ table_name: 'observations', count: 2 }]);
  });
});
