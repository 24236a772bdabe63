import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { signToken } from '../fixtures/tokens.ts';
import { describeOnEngines } from './engines.ts';
import { accountOf, here, settle, there } from './people.ts';
import {
  adopt,
  grantPublishing,
  makePlan,
  nextDocument,
  noProof,
  outcome,
  publish,
} from './publication-rows.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { refusalOf, send } from './requests.ts';
import { insertRow } from './rows.ts';
import { scenarioBody } from './scenario-rows.ts';

describeOnEngines('what publishing rests on', (at) => {
  let scenario: string;
  const planner = accountOf('planner here') ?? '';
  beforeAll(async () => {
    await settle(at());
    scenario = await makePlan(at());
    await grantPublishing(at(), 'planner here');
  });

  const asSessionOf = (session: string) => ({
    authorization: `Bearer ${signToken(at().secrets.jwtSecret, planner, { session_id: session })}`,
  });
  const call = async (name: string, session: string, body: object) => {
    const headers = asSessionOf(session);
    return send(at(), { method: 'POST', path: `rpc/${name}`, headers, body });
  };

  test.each([
    [`sectors set places = array['']`, 'sectors_texts_not_empty'],
    [`sectors set note_es = ''`, 'sectors_texts_not_empty'],
    [`municipalities set area_km2 = 1, area_source = ''`, 'municipalities_texts_not_empty'],
    [`phases set meaning_en = ''`, 'phases_texts_not_empty'],
    [`indicator_groups set label_es = ''`, 'indicator_groups_texts_not_empty'],
    [`indicators set unit_en = ''`, 'indicators_texts_not_empty'],
  ])('no text that a document could not carry: %s', async (change, constraint) => {
    await expect(at().database.query(`update public.${change}`)).rejects.toThrow(constraint);
  });

  test('no plan without a sector', async () => {
    const plan = String(await insertRow(at(), 'scenarios', scenarioBody(there)));
    await adopt(at(), plan);
    await at().database.query(
      `insert into public.user_roles (user_id, role, municipality_id)
       values ($1::uuid, 'planner', $2), ($1::uuid, 'publisher', $2)`,
      [planner, there],
    );
    const document = canonicalJson({
      ...(await nextDocument(at())),
      municipality: {
        ...{ id: there, name: 'Villa de Allá', department: 'Morazán' },
        ...{ areaKm2: null, areaSource: null },
      },
      ...{ edition: 1, previous: null, bbox: [null, null, null, null] },
      phases: (await nextDocument(at())).phases.map((phase) => ({ ...phase, sectorCount: 0 })),
      sectors: { type: 'FeatureCollection', features: [] },
    });
    const answer = await publish(at(), { document, scenario: plan, municipality: there });
    expect(refusalOf(answer).message).toContain('publications_have_sectors');
  });

  test('a session that has not ended, though its token is still good', async () => {
    const [open, ended] = [randomUUID(), randomUUID()];
    for (const session of [open, ended]) {
      await at().database.query(
        'insert into auth.sessions (id, user_id) values ($1::uuid, $2::uuid)',
        [session, planner],
      );
    }
    await at().database.query('delete from auth.sessions where id = $1::uuid', [ended]);
    const body = {
      publication: randomUUID(),
      municipality: here,
      scenario,
      document: canonicalJson(await nextDocument(at())),
      worlds: JSON.stringify(noProof),
    };
    const back = {
      municipality: here,
      edition: 1,
      reason_es: 'Un error.',
      reason_en: 'A mistake.',
    };
    const refusal = [401, 'This session has ended.'];
    expect(outcome(await call('publish_edition', ended, body))).toEqual(refusal);
    expect((await call('publish_edition', open, body)).status).toBe(200);
    expect(outcome(await call('withdraw_edition', ended, back))).toEqual(refusal);
    expect((await call('withdraw_edition', open, back)).status).toBe(200);
  });
});
