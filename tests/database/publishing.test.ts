import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { verifyChain } from '../../src/domain/publication/verify-chain.ts';
import { describeOnEngines } from './engines.ts';
import { accountOf, everyone, here, settle, there } from './people.ts';
import {
  adopt,
  grantPublishing,
  makePlan,
  nextDocument,
  noProof,
  outcome,
  prepare,
  publish,
  referenceOf,
  safeFigures,
  safeProof,
} from './publication-rows.ts';
import { fingerprint, send } from './requests.ts';
import { adoptSoyapango, nextOfSoyapango, type Prepared } from './soyapango-rows.ts';
import { componentBody, insertRow } from './rows.ts';
import { scenarioBody } from './scenario-rows.ts';

describeOnEngines('publishing', (at) => {
  let scenario: string;
  beforeAll(async () => {
    await settle(at());
    scenario = await makePlan(at());
    await grantPublishing(at(), 'planner here');
  });

  test('is prepared from what is current', async () => {
    await insertRow(at(), 'components', componentBody());
    const prepared = await prepare(at(), 'planner here');
    expect([prepared.status, JSON.parse(prepared.text)]).toMatchObject([
      200,
      {
        edition: 1,
        previous: null,
        today: (await nextDocument(at())).publishedOn,
        scenario: { id: scenario, name: 'Escenario' },
        mayPublish: true,
        earlier: [],
        sums: [{ total: 'adult_detainees', parts: ['detained_gang_members'], covers: 'some' }],
        components: [{ nameEs: 'Componente', nameEn: 'Component', source: 'Fixture' }],
      },
    ]);
  });

  test('makes editions one after the other, each with the hash of the one before', async () => {
    const first = await nextDocument(at());
    const components = [{ nameEs: 'Componente', nameEn: 'Component', source: 'Fixture' }];
    const answer = await publish(at(), { document: { ...first, components }, scenario });
    expect(outcome(answer)).toEqual([200, referenceOf({ ...first, components })]);

    const second = await nextDocument(at(), safeFigures());
    expect(second).toMatchObject({ edition: 2, previous: JSON.parse(answer.text) as unknown });
    const proof = safeProof(2);
    expect(outcome(await publish(at(), { document: second, scenario, proof }))).toEqual([
      200,
      referenceOf(second),
    ]);

    const [row] = await at().database.query(
      `select edition, title, title_en, content::text as content, sha256
       from public.publications where municipality_id = $1 order by edition desc limit 1`,
      [here],
    );
    expect(row).toEqual({
      ...referenceOf(second),
      title: second.titleEs,
      title_en: second.titleEn,
      content: canonicalJson(second),
    });
    // Who it was is in the audit, and nowhere that everyone may read.
    const [entry] = await at().database.query(
      `select actor, action from public.audit_entries
       where table_name = 'publications' order by id desc limit 1`,
    );
    expect(entry).toEqual({ actor: accountOf('planner here'), action: 'insert' });
    const read = await send(at(), { method: 'GET', path: 'publications?select=*' });
    expect(read.text).not.toContain(accountOf('planner here'));
    const prepared = JSON.parse((await prepare(at(), 'planner here')).text) as unknown;
    expect(prepared).toMatchObject({
      edition: 3,
      previous: referenceOf(second),
      earlier: [
        { edition: 1, figures: null },
        { edition: 2, figures: second.figures },
      ],
    });
  });

  test('proves again what earlier editions hide', async () => {
    const document = await nextDocument(at());
    // An edition without figures leaves the two cells of edition 2 as unknown as they were.
    expect(outcome(await publish(at(), { document, scenario }))).toEqual([
      400,
      'This cannot be published: the proof leaves out what is hidden: 160-002 fixture_a (edition 2), 160-010 fixture_a (edition 2).',
    ]);
    const proof = safeProof(2);
    expect((await publish(at(), { document, scenario, proof })).status).toBe(200);
  });

  test('publishes nothing twice, and takes an id for one document only', async () => {
    const sent = { document: await nextDocument(at()), scenario, proof: safeProof(2) };
    const id = randomUUID();
    const answer = await publish(at(), { ...sent, id });
    expect(answer.status).toBe(200);
    const before = await fingerprint(at());
    const repeated = await publish(at(), { ...sent, id });
    expect([repeated.status, repeated.text]).toEqual([200, answer.text]);
    const other = { ...sent.document, titleEs: 'Otro' };
    expect(outcome(await publish(at(), { ...sent, document: other, id }))).toEqual([
      400,
      'This cannot be published: edition 4 went out by this id with another document.',
    ]);
    // The same document by another id is an edition that is there already.
    expect((await publish(at(), sent)).status).toBe(409);
    expect(await fingerprint(at())).toBe(before);
  });

  test('of two at once, one is told to prepare anew; then both are out', async () => {
    const document = await nextDocument(at());
    const documents = [document, { ...document, titleEs: 'Otra' }];
    const proof = safeProof(2);
    const answers = await Promise.all(
      documents.map((each) => publish(at(), { document: each, scenario, proof })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const again = { ...(await nextDocument(at())), titleEs: 'Otra' };
    expect((await publish(at(), { document: again, scenario, proof })).status).toBe(200);
    // And the same one twice at once goes out once.
    const id = randomUUID();
    const last = { document: await nextDocument(at()), scenario, proof, id };
    const same = await Promise.all([publish(at(), last), publish(at(), last)]);
    expect(same.map(outcome)).toEqual(Array(2).fill([200, referenceOf(last.document)]));
    const chain = await at().database.query(
      `select edition, sha256, content -> 'previous' ->> 'sha256' as before
       from public.publications where municipality_id = $1 order by edition`,
      [here],
    );
    expect(chain.map(({ edition }) => edition)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(chain.slice(1).map(({ before }) => before)).toEqual(
      chain.slice(0, -1).map(({ sha256 }) => sha256),
    );
  });

  test('is a chain that anyone can verify, and where a changed byte is found', async () => {
    const rows = await at().database.query(
      `select p.edition, p.sha256, p.content::text as content, e.published_on::text,
         e.title_es, e.title_en
       from public.publications p
       join public.publication_entries e using (municipality_id, edition)
       where municipality_id = $1 order by p.edition desc`,
      [here],
    );
    const entries = rows.map((row) => ({
      edition: Number(row.edition),
      publishedOn: String(row.published_on),
      sha256: String(row.sha256),
      withdrawn: null,
      titleEs: String(row.title_es),
      titleEn: String(row.title_en),
    }));
    const files = new Map(
      rows.map(({ edition, content }) => [Number(edition), Buffer.from(String(content))]),
    );
    const municipality = { id: here, name: 'Villa de Aquí', department: 'Cabañas' };
    expect(await verifyChain({ municipality, entries, files })).toEqual([]);
    const tampered = files.get(2) ?? Buffer.from('');
    tampered[100] = (tampered[100] ?? 0) ^ 1;
    expect(await verifyChain({ municipality, entries, files })).not.toEqual([]);
  });

  test('is audited, without the document', async () => {
    const [entry] = await at().database.query(
      `select actor, action, after from public.audit_entries
       where table_name = 'publications' order by id desc limit 1`,
    );
    expect(entry).toMatchObject({ actor: accountOf('planner here'), action: 'insert' });
    expect(Object.keys(entry?.after as object)).not.toContain('content');
  });

  test('takes the phases of the adopted scenario and no other', async () => {
    const other = String(await insertRow(at(), 'scenarios', scenarioBody()));
    const document = await nextDocument(at());
    const proof = safeProof(2);
    for (const refused of [other, randomUUID()]) {
      expect(outcome(await publish(at(), { document, scenario: refused, proof }))).toEqual([
        409,
        'This cannot be published: the scenario is not the adopted one.',
      ]);
    }
    await adopt(at(), other);
    expect((await publish(at(), { document, scenario, proof })).status).toBe(409);
    const answer = outcome(await publish(at(), { document, scenario: other, proof }));
    expect(answer).toEqual([
      409,
      expect.stringContaining('not as they stand in the plan: 001 (phase), 002 (phase)'),
    ]);
    const current = await nextDocument(at());
    expect((await publish(at(), { document: current, scenario: other, proof })).status).toBe(200);
  });

  describe('is for planners with the right to it', () => {
    const refused = everyone.filter((person) => person !== 'planner here');
    test.each(refused)('and not for %s', async (person) => {
      if (person === 'planner elsewhere') {
        // A publisher without being a planner there is none.
        await at().database.query(
          `insert into public.user_roles (user_id, role, municipality_id) values ($1::uuid, 'publisher', $2)`,
          [accountOf(person) ?? null, here],
        );
      }
      const document = await nextDocument(at());
      const as = accountOf(person);
      const before = await fingerprint(at());
      for (const municipality of [here, 'villa-ninguna']) {
        const body = { municipality };
        const words = { edition: 1, reason_es: 'Error', reason_en: 'Mistake' };
        const answers = [
          await send(at(), { method: 'POST', path: 'rpc/prepare_publication', as, body }),
          await publish(at(), { document, scenario, as: person, municipality }),
          await send(at(), {
            method: 'POST',
            path: 'rpc/withdraw_edition',
            as,
            body: { ...body, ...words },
          }),
        ];
        const status = person === 'anonymous' ? 401 : 403;
        expect(answers.map((answer) => answer.status)).toEqual([status, status, status]);
        if (status === 403) {
          expect(answers.map((answer) => outcome(answer)[1])).toEqual([
            'Only planners of the municipality prepare its publications.',
            'Only planners with the right to publish do this in the municipality.',
            'Only planners with the right to publish do this in the municipality.',
          ]);
        }
      }
      expect(await fingerprint(at())).toBe(before);
    });

    test('a planner without it prepares, and is told so', async () => {
      const prepared = await prepare(at(), 'planner elsewhere', there);
      expect(JSON.parse(prepared.text)).toMatchObject({ edition: 1, mayPublish: false });
    });
  });

  test("publishes the slides' table with all totals, as the app makes it, and again when data change", async () => {
    const adopted = await adoptSoyapango(at());
    const publishNext = async () => {
      const prepared = JSON.parse(
        (await prepare(at(), 'planner here', 'soyapango')).text,
      ) as Prepared;
      const { document, certificate, suppression } = await nextOfSoyapango(at(), prepared);
      expect(suppression.leaks).toEqual([]);
      const answer = await publish(at(), {
        ...{ document, scenario: adopted, municipality: 'soyapango' },
        proof: certificate ?? noProof,
      });
      expect(outcome(answer)).toEqual([200, referenceOf(document)]);
      return document;
    };
    const second = await publishNext();
    expect(second.figures?.indicators).toHaveLength(23);
    await at().database.query(
      `update public.observations set value = value + 3, source = 'Corregido'
       where municipality_id = 'soyapango' and indicator_key in ('theft', 'extortion')`,
    );
    expect((await publishNext()).previous).toEqual(referenceOf(second));
  });
});
