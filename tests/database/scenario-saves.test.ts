import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Parameter } from '../../server/database.ts';
import { describeOnEngines } from './engines.ts';
import { accountOf, everyone, here, settle, there } from './people.ts';
import { fingerprint, refusalOf, rowsOf, send } from './requests.ts';
import { insertCatalogue, insertRow, sectorBody } from './rows.ts';
import { assigned, changeScenario, method, save, saveOf } from './scenario-rows.ts';

const planner = accountOf('planner here');

describeOnEngines('saving a scenario', (at) => {
  const sectors: Parameter[] = [];
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    for (let number = 0; number < 3; number++) {
      sectors.push(await insertRow(at(), 'sectors', sectorBody()));
    }
  });

  const stored = async (id: string) => {
    const [scenario] = await at().database.query('select * from public.scenarios where id = $1', [
      id,
    ]);
    const assignments = await at().database.query(
      `select sector_id, phase, suggested_phase, rationale, locked, version
       from public.scenario_assignments where scenario_id = $1 order by sector_id`,
      [id],
    );
    return { scenario, assignments };
  };

  test('makes it whole, and says which version it has', async () => {
    const content = saveOf({
      name: 'Uno',
      notes: 'Notas',
      assignments: [assigned(sectors[0]), assigned(sectors[1], { phase: null, locked: true })],
    });
    const answer = await save(at(), content);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      200,
      { id: content.id, version: 1, changedAt: expect.any(String) as string },
    ]);
    expect(await stored(content.id)).toMatchObject({
      scenario: { name: 'Uno', notes: 'Notas', status: 'draft', method, created_by: planner },
      assignments: [
        { sector_id: sectors[0], phase: 8, locked: false },
        { sector_id: sectors[1], phase: null, locked: true },
      ],
    });
  });

  test('writes only what differs, under the name of who changed it', async () => {
    const first = saveOf({ assignments: sectors.map((sector) => assigned(sector)) });
    await save(at(), first);
    const entries = async () =>
      at().database.query(
        `select action, actor from public.audit_entries
         where table_name = 'scenario_assignments' and
           coalesce(after, before) ->> 'scenario_id' = $1 order by id`,
        [first.id],
      );
    const before = (await entries()).length;
    const assignments = [assigned(sectors[0]), assigned(sectors[1], { phase: null })];
    const answer = await save(at(), {
      ...first,
      saveId: randomUUID(),
      baseVersion: 1,
      assignments,
    });
    expect(JSON.parse(answer.text)).toMatchObject({ version: 2 });
    expect((await entries()).slice(before)).toEqual([
      { action: 'delete', actor: planner },
      { action: 'update', actor: planner },
    ]);
  });

  test('counts the version up also where only a reason changes', async () => {
    const first = saveOf({ assignments: [assigned(sectors[0])] });
    await save(at(), first);
    const assignments = [assigned(sectors[0], { rationale: 'Otra' })];
    const answer = await save(at(), {
      ...first,
      saveId: randomUUID(),
      baseVersion: 1,
      assignments,
    });
    expect(JSON.parse(answer.text)).toMatchObject({ version: 2 });
  });

  test('does nothing twice, whether it made the scenario or changed it', async () => {
    const first = saveOf({ assignments: [assigned(sectors[0])] });
    const second = { ...first, saveId: randomUUID(), baseVersion: 1, name: 'Dos' };
    for (const content of [first, second]) {
      const answer = await save(at(), content);
      const before = await fingerprint(at());
      const repeated = await save(at(), content);
      expect([repeated.status, repeated.text]).toEqual([200, answer.text]);
      expect(await fingerprint(at())).toBe(before);
    }
  });

  test('of the same save sent twice at once, one is made and both are told', async () => {
    const content = saveOf({ assignments: [assigned(sectors[0])] });
    const answers = await Promise.all([save(at(), content), save(at(), content)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0].text).toBe(answers[1].text);
  });

  test('on a stale version it changes nothing and is told so', async () => {
    const first = saveOf();
    await save(at(), first);
    const change = (name: string) =>
      save(at(), { ...first, name, saveId: randomUUID(), baseVersion: 1 });
    const answers = await Promise.all([change('Uno'), change('Dos'), change('Tres')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const before = await fingerprint(at());
    const stale = await change('Cuatro');
    expect(stale.status).toBe(409);
    expect(refusalOf(stale)).toMatchObject({
      code: 'PT409',
      message: 'The scenario was changed meanwhile (version 1 was sent, 2 is current).',
      hint: 'Read it again, compare, and save once more.',
    });
    expect((await save(at(), { ...first, saveId: randomUUID() })).status).toBe(409);
    expect(await fingerprint(at())).toBe(before);
  });

  test('after a change of one assignment by itself it is stale too', async () => {
    const first = saveOf({ assignments: [assigned(sectors[0])] });
    await save(at(), first);
    const path = `scenario_assignments?scenario_id=eq.${first.id}`;
    const body = { rationale: 'Aparte' };
    expect((await send(at(), { method: 'PATCH', path, as: planner, body })).status).toBe(200);
    const answer = await save(at(), { ...first, saveId: randomUUID(), baseVersion: 1 });
    expect(answer.status).toBe(409);
  });

  describe('is refused with the reason', () => {
    const weights = (weight: unknown) => ({
      ...method,
      indicators: [{ ...method.indicators[0], weight }],
    });
    const [indicator] = method.indicators;
    test.each<[string, object, RegExp]>([
      ['a blank name', { name: '  ' }, /needs a name/],
      ['a long name', { name: 'x'.repeat(121) }, /at most 120/],
      ['no method', { method: null }, /not a scoring method/],
      ['a method with more', { method: { ...method, more: 1 } }, /not a scoring method/],
      ['weights of 0', { method: weights(0) }, /all weights are 0/],
      ['groups of 0', { method: { ...method, groups: [] } }, /all weights are 0/],
      ['a negative weight', { method: weights(-1) }, /weight of 0 or more/],
      ['a weight in words', { method: weights('1') }, /weight of 0 or more/],
      ['an endless weight', { method: weights(Infinity) }, /weight of 0 or more/],
      [
        'an unknown indicator',
        { method: { ...method, indicators: [{ ...indicator, key: 'nothing' }] } },
        /does not exist/,
      ],
      [
        'an indicator twice',
        { method: { ...method, indicators: [indicator, indicator] } },
        /stands in it twice/,
      ],
      [
        'too many indicators',
        { method: { ...method, indicators: Array.from({ length: 501 }, () => indicator) } },
        /more than 500/,
      ],
      ['an unknown rule', { method: { ...method, missing: 'zero' } }, /not known/],
      ['a rule that is null', { method: { ...method, aggregation: null } }, /not known/],
      ['a cap of half', { method: { ...method, outlierCap: 0.5 } }, /outlierCap/],
      ['a floor of 0', { method: { ...method, floor: 0 } }, /floor/],
      [
        'a veto on nothing',
        { method: { ...method, veto: { indicator: 'x', atLeast: 1 } } },
        /veto/,
      ],
      ['no seed', { method: { ...method, uncertainty: {} } }, /uncertainty/],
      ['no proposal', { method: { ...method, proposal: { kind: 'x' } } }, /proposed/],
      ['an unknown sector', { assignments: [assigned(999_999)] }, /cannot be kept: 999999/],
      ['a sector that is none', { assignments: [{}] }, /cannot be kept: \?/],
    ])('%s', async (_what, change, message) => {
      const before = await fingerprint(at());
      const answer = await save(at(), saveOf({ ...change }));
      expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
      expect(refusalOf(answer).message).toMatch(message);
      expect(refusalOf(answer).hint).toBeTruthy();
      expect(await fingerprint(at())).toBe(before);
    });

    test('a phase that does not exist, a long reason, a sector twice, or one of others', async () => {
      const elsewhere = await insertRow(at(), 'sectors', sectorBody(there));
      const refused = [
        [assigned(sectors[0], { phase: 7 })],
        [assigned(sectors[0], { suggestedPhase: 1.5 })],
        [assigned(sectors[0], { rationale: 'x'.repeat(4001) })],
        [assigned(sectors[0]), assigned(sectors[0])],
        [assigned(elsewhere)],
      ];
      for (const assignments of refused) {
        const answer = await save(at(), saveOf({ assignments }));
        expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
      }
    });
  });

  test.each(everyone)('who may: %s', async (person) => {
    const allowed = person === 'planner here';
    const account = accountOf(person);
    const as = { as: account };
    const content = saveOf();
    const before = await fingerprint(at());
    const made = await send(at(), {
      method: 'POST',
      path: 'rpc/save_scenario',
      ...as,
      body: { content: JSON.stringify(content) },
    });
    expect(made.status < 300).toBe(allowed);
    if (!allowed) {
      expect([401, 403, 404]).toContain(made.status);
      expect(await fingerprint(at())).toBe(before);
    }
    const existing = saveOf({ assignments: [assigned(sectors[0])] });
    await save(at(), existing);
    const changed = await send(at(), {
      method: 'POST',
      path: 'rpc/save_scenario',
      ...as,
      body: { content: JSON.stringify({ ...existing, saveId: randomUUID(), baseVersion: 1 }) },
    });
    expect(changed.status < 300).toBe(allowed);
    expect((await stored(existing.id)).scenario?.version).toBe(allowed ? 2 : 1);
  });

  test('cannot reach into another municipality by its number', async () => {
    const theirs = saveOf({ municipalityId: there });
    const other = accountOf('planner elsewhere');
    expect((await save(at(), theirs, other)).status).toBe(200);
    const before = await fingerprint(at());
    const reach = { ...theirs, saveId: randomUUID(), baseVersion: 1 };
    expect((await save(at(), reach)).status).toBe(404);
    expect((await changeScenario(at(), theirs, { name: 'Mío' })).text).toBe('[]');
    const forked = await save(at(), saveOf({ forkedFrom: theirs.id }));
    const nowhere = await save(at(), saveOf({ forkedFrom: randomUUID() }));
    expect([forked.status, nowhere.status]).toEqual([409, 409]);
    expect(await fingerprint(at())).toBe(before);
    const again = await save(at(), { ...theirs, municipalityId: here });
    expect(again.status).toBe(200);
    expect(
      rowsOf(await send(at(), { method: 'GET', path: 'scenarios?name=eq.Mío', as: other })),
    ).toEqual([]);
  });
});
