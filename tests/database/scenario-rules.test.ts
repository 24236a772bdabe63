import { beforeAll, describe, expect, test } from 'vitest';
import type { Parameter } from '../../server/database.ts';
import { describeOnEngines } from './engines.ts';
import { accountOf, here, settle, there } from './people.ts';
import { expectWithoutEffect, refusalOf, rowsOf, send } from './requests.ts';
import { insertCatalogue, insertRow, ownPhase, sectorBody } from './rows.ts';
import { assigned, changeScenario, method, save, saveOf, scenarioBody } from './scenario-rows.ts';

const planner = accountOf('planner here');
const stranger = '00000000-0000-4000-8000-000000999999';

describeOnEngines('a scenario', (at) => {
  let sector: Parameter;
  let label: string;
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    const body = sectorBody();
    label = String(body.map_label);
    sector = await insertRow(at(), 'sectors', body);
  });

  /** A new scenario, taken through these steps. */
  const scenario = async (assignments: object[] = [], ...steps: string[]) => {
    const content = saveOf({ assignments });
    await save(at(), content);
    for (const status of steps) {
      const answer = await changeScenario(at(), content, { status });
      expect([status, answer.status]).toEqual([status, 200]);
    }
    return content;
  };
  const state = async ({ id }: { id: string }) =>
    (await at().database.query('select * from public.scenarios where id = $1', [id]))[0];
  const plan = async () =>
    at().database.query(
      `select sector_id, phase, source, note from public.assignments
       where municipality_id = $1 order by sector_id`,
      [here],
    );

  const statuses = ['draft', 'proposed', 'adopted', 'superseded'];
  const paths: Record<string, string[]> = {
    draft: [],
    proposed: ['proposed'],
    adopted: ['proposed', 'adopted'],
  };
  const allowed = ['draft proposed', 'proposed draft', 'proposed adopted'];
  for (const [from, steps] of Object.entries(paths)) {
    for (const to of statuses.filter((status) => status !== from)) {
      const may = allowed.includes(`${from} ${to}`);
      test(`${may ? 'goes' : 'does not go'} from ${from} to ${to}`, async () => {
        const made = await scenario([], ...steps);
        const answer = await changeScenario(at(), made, { status: to });
        expect(answer.status).toBe(may ? 200 : 400);
        if (!may) expect(refusalOf(answer).message).toContain(`from ${from} to ${to}`);
        expect(await state(made)).toMatchObject({ status: may ? to : from });
      });
    }
  }

  test('that is superseded stays so', async () => {
    const old = await scenario([], 'proposed', 'adopted');
    await scenario([], 'proposed', 'adopted');
    for (const status of ['draft', 'proposed', 'adopted']) {
      expect((await changeScenario(at(), old, { status })).status).toBe(400);
    }
    expect(await state(old)).toMatchObject({ status: 'superseded' });
  });

  test('begins as a draft, also for who writes the row straight away', async () => {
    for (const forged of [{ status: 'proposed' }, { status: 'adopted' }, { evidence: {} }]) {
      const body = { ...scenarioBody(), ...forged };
      const answer = await send(at(), { method: 'POST', path: 'scenarios', as: planner, body });
      expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
    }
  });

  test('is not proposed while a phase departs from the score without a reason', async () => {
    for (const change of [{ suggestedPhase: null }, { phase: null, rationale: ' \n' }]) {
      const made = await scenario([assigned(sector, change)]);
      const answer = await changeScenario(at(), made, { status: 'proposed' });
      expect(answer.status).toBe(400);
      expect(refusalOf(answer).message).toBe(
        `These sectors depart from the score without a reason: ${label}.`,
      );
    }
    const reasoned = await scenario([assigned(sector, { phase: null, rationale: 'Por algo' })]);
    expect((await changeScenario(at(), reasoned, { status: 'proposed' })).status).toBe(200);
  });

  test('says who and when by itself, whatever is sent', async () => {
    const forged = {
      created_by: stranger,
      created_at: '2001-01-01T00:00:00Z',
      changed_by: stranger,
      changed_at: '2001-01-01T00:00:00Z',
      proposed_by: stranger,
      proposed_at: '2001-01-01T00:00:00Z',
      adopted_by: stranger,
      adopted_at: '2001-01-01T00:00:00Z',
      superseded_at: '2001-01-01T00:00:00Z',
    };
    const body = { ...scenarioBody(), ...forged };
    const posted = await send(at(), { method: 'POST', path: 'scenarios', as: planner, body });
    const [made] = rowsOf(posted);
    expect(made).toMatchObject({ created_by: planner, changed_by: planner, proposed_by: null });
    for (const status of ['proposed', 'adopted']) {
      const answer = await changeScenario(at(), { id: made?.id }, { ...forged, status });
      expect(answer.status).toBe(200);
    }
    const after = await state({ id: String(made?.id) });
    expect(JSON.stringify(after)).not.toMatch(new RegExp(`2001-01-01|${stranger}`));
    expect(after).toMatchObject({ proposed_by: planner, adopted_by: planner, superseded_at: null });
  });

  test('is edited only as a draft, by a save and by single rows alike', async () => {
    const made = await scenario([assigned(sector)], 'proposed');
    const row = `scenario_assignments?scenario_id=eq.${made.id}`;
    const body = { municipality_id: here, scenario_id: made.id, sector_id: sector, phase: 8 };
    await expectWithoutEffect(
      at(),
      ...[{ name: 'Otro' }, { notes: 'Otras' }, { method: { ...method, floor: 0.1 } }].map(
        (change) => ({
          method: 'PATCH' as const,
          path: `scenarios?id=eq.${made.id}`,
          as: planner,
          body: change,
        }),
      ),
      { method: 'PATCH', path: row, as: planner, body: { rationale: 'Otra' } },
      { method: 'DELETE', path: row, as: planner },
      { method: 'POST', path: 'scenario_assignments', as: planner, body },
    );
    const answer = await save(at(), { ...made, saveId: stranger, baseVersion: 2, name: 'Otro' });
    expect(refusalOf(answer).message).toBe(
      'Only a draft can be edited, and this scenario is proposed.',
    );
  });

  test('and its rows cannot become another one or its origin', async () => {
    const [one, two] = [await scenario([assigned(sector)]), await scenario()];
    const path = `scenario_assignments?scenario_id=eq.${one.id}`;
    await expectWithoutEffect(
      at(),
      { method: 'PATCH', path, as: planner, body: { scenario_id: two.id } },
      { method: 'PATCH', path: `scenarios?id=eq.${one.id}`, as: planner, body: { id: stranger } },
      {
        method: 'PATCH',
        path: `scenarios?id=eq.${one.id}`,
        as: planner,
        body: { forked_from: two.id },
      },
      { method: 'DELETE', path: `scenarios?id=eq.${one.id}`, as: planner },
    );
  });

  test('is archived in any state but adopted', async () => {
    const archived_at = '2001-01-01T00:00:00Z';
    for (const steps of [[], ['proposed']]) {
      const made = await scenario([], ...steps);
      expect((await changeScenario(at(), made, { archived_at })).status).toBe(200);
      expect(String((await state(made))?.archived_at)).not.toContain('2001');
    }
    const proposed = await scenario([], 'proposed');
    await changeScenario(at(), proposed, { archived_at });
    const answer = await changeScenario(at(), proposed, { status: 'adopted' });
    expect(refusalOf(answer).message).toBe('The adopted scenario cannot be in the archive.');
    const adopted = await scenario([], 'proposed', 'adopted');
    expect((await changeScenario(at(), adopted, { archived_at })).status).toBe(400);
  });

  describe('keeps as evidence', () => {
    const entry = (change: object = {}) => ({
      draws: 5000,
      sectors: [{ sectorId: sector, score: 0.5, rank: 1, rankLow: 1, rankHigh: null, ...change }],
    });

    test('what was proposed with it, until it is a draft again', async () => {
      const made = await scenario();
      const evidence = entry();
      expect((await changeScenario(at(), made, { evidence })).status).toBe(400);
      await changeScenario(at(), made, { status: 'proposed', evidence });
      expect(await state(made)).toMatchObject({ evidence });
      for (const forged of [
        { evidence: null },
        { status: 'adopted', evidence: entry({ rank: 2 }) },
      ]) {
        expect((await changeScenario(at(), made, forged)).status).toBe(400);
      }
      await changeScenario(at(), made, { status: 'draft' });
      expect(await state(made)).toMatchObject({ evidence: null, proposed_at: null });
    });

    test('nothing else than ranks of its own sectors', async () => {
      const elsewhere = await insertRow(at(), 'sectors', sectorBody(there));
      const made = await scenario();
      const twice = { draws: 1, sectors: [...entry().sectors, ...entry().sectors] };
      const refused = [
        [],
        'text',
        { draws: 0, sectors: [] },
        { draws: 1, sectors: {} },
        { ...entry(), more: 1 },
        entry({ sectorId: elsewhere }),
        entry({ rank: '1' }),
        entry({ score: undefined }),
        twice,
      ];
      for (const evidence of refused) {
        const answer = await changeScenario(at(), made, { status: 'proposed', evidence });
        expect([evidence, answer.status]).toEqual([evidence, 400]);
      }
      expect(await state(made)).toMatchObject({ status: 'draft' });
    });
  });

  describe('that is adopted', () => {
    test('writes the plan, supersedes the one before, and leaves its trace', async () => {
      const [kept, changed, dropped] = await Promise.all(
        [0, 1, 2].map(() => insertRow(at(), 'sectors', sectorBody())),
      );
      const first = await scenario(
        [assigned(kept), assigned(dropped), assigned(changed)],
        'proposed',
        'adopted',
      );
      const second = await scenario(
        [
          assigned(kept),
          assigned(changed, { suggestedPhase: null, rationale: 'Visto en el terreno' }),
          assigned(dropped, { phase: null, suggestedPhase: null }),
        ],
        'proposed',
        'adopted',
      );
      const source = 'Escenario «Escenario»';
      expect(await plan()).toEqual(
        [
          { sector_id: kept, phase: ownPhase, source, note: null },
          { sector_id: changed, phase: ownPhase, source, note: 'Visto en el terreno' },
        ].sort((a, b) => Number(a.sector_id) - Number(b.sector_id)),
      );
      expect(await state(first)).toMatchObject({ status: 'superseded', adopted_by: planner });
      expect((await state(first))?.superseded_at).not.toBeNull();
      const entries = await at().database.query(
        `select actor, before ->> 'status' as before, after ->> 'status' as after
         from public.audit_entries where table_name = 'scenarios' and row_key = $1
         order by id desc limit 1`,
        [second.id],
      );
      expect(entries).toEqual([{ actor: planner, before: 'proposed', after: 'adopted' }]);
    });

    test('is one, when two are adopted at once', async () => {
      const both = [await scenario([], 'proposed'), await scenario([], 'proposed')];
      const answers = await Promise.all(
        both.map((made) => changeScenario(at(), made, { status: 'adopted', version: 2 })),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const found = await Promise.all(both.map(state));
      expect(found.map((row) => row?.status).sort()).toEqual(['adopted', 'superseded']);
    });

    test('twice on the same version is adopted once, and the second is told', async () => {
      const made = await scenario([], 'proposed');
      const adopt = () => changeScenario(at(), made, { status: 'adopted', version: 2 });
      const answers = await Promise.all([adopt(), adopt()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    test('touches no plan but its own', async () => {
      const elsewhere = await insertRow(at(), 'sectors', sectorBody(there));
      const body = { municipality_id: there, sector_id: elsewhere, phase: 8, source: 'Fixture' };
      const id = await insertRow(at(), 'assignments', body);
      await scenario([], 'proposed', 'adopted');
      const [row] = await at().database.query(
        'select version from public.assignments where id = $1',
        [id],
      );
      expect(row).toEqual({ version: 1 });
      expect(await plan()).toEqual([]);
    });

    test('does not keep a sector from being removed', async () => {
      const gone = await insertRow(at(), 'sectors', sectorBody());
      const made = await scenario([assigned(gone)], 'proposed', 'adopted');
      const path = `sectors?id=eq.${String(gone)}`;
      const answer = await send(at(), { method: 'DELETE', path, as: planner });
      expect(answer.status).toBe(200);
      expect(await state(made)).toMatchObject({ status: 'adopted' });
      expect(await plan()).toEqual([]);
    });
  });
});
