import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Parameter } from '../../server/database.ts';
import { describeOnEngines } from './engines.ts';
import { accountOf, everyone, here, settle } from './people.ts';
import { expectWithoutEffect, fingerprint, refusalOf, rowsOf, send } from './requests.ts';
import { insertCatalogue, insertRow, ownPhase, sectorBody } from './rows.ts';
import {
  assigned,
  call,
  changeScenario,
  method,
  save,
  saveOf,
  scenarioBody,
} from './scenario-rows.ts';

const planner = accountOf('planner here');

describeOnEngines('a scenario under attack', (at) => {
  let sector: Parameter;
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    sector = await insertRow(at(), 'sectors', sectorBody());
  });

  const scenario = async (assignments: object[] = [], ...steps: string[]) => {
    const content = saveOf({ assignments });
    await save(at(), content);
    for (const status of steps) await changeScenario(at(), content, { status });
    return content;
  };
  const state = async ({ id }: { id: unknown }) =>
    (await at().database.query('select * from public.scenarios where id = $1', [String(id)]))[0];

  test.each(everyone.filter((person) => person !== 'planner here'))(
    'tells %s nothing of which indicators there are',
    async (person) => {
      const [indicator] = method.indicators;
      const answers = [];
      for (const changed of [
        method,
        { ...method, indicators: [{ ...indicator, key: 'nothing' }] },
        {},
      ]) {
        const body = { ...scenarioBody(), method: changed };
        const as = accountOf(person);
        const posted = await send(at(), { method: 'POST', path: 'scenarios', as, body });
        const content = JSON.stringify(saveOf({ method: changed }));
        const path = 'rpc/save_scenario';
        const saved = await send(at(), { method: 'POST', path, as, body: { content } });
        answers.push([posted.status, posted.text, saved.status, saved.text]);
      }
      expect([401, 403]).toContain(answers[0]?.[0]);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    },
  );

  test('is not written over by an insert that merges', async () => {
    const merge = { prefer: 'resolution=merge-duplicates' };
    for (const steps of [['proposed'], ['proposed', 'adopted']]) {
      const { id } = await scenario([assigned(sector)], ...steps);
      const row = { municipality_id: here, scenario_id: id, sector_id: sector, phase: ownPhase };
      await expectWithoutEffect(
        at(),
        ...[
          { ...scenarioBody(), id, name: 'Otro' },
          { ...scenarioBody(), id, version: 2 },
        ].map((body) => ({
          method: 'POST' as const,
          path: 'scenarios?on_conflict=municipality_id,id',
          as: planner,
          body,
          headers: merge,
        })),
        {
          method: 'POST',
          path: 'scenario_assignments?on_conflict=municipality_id,scenario_id,sector_id',
          as: planner,
          body: { ...row, rationale: 'Otra' },
          headers: merge,
        },
      );
    }
  });

  test('does not change its status on a stale version', async () => {
    const made = await scenario([], 'proposed');
    for (const change of [{ status: 'adopted' }, { status: 'draft' }, { archived_at: 'now' }]) {
      for (const version of [1, 3, null]) {
        const answer = await changeScenario(at(), made, { ...change, version });
        expect(answer.status).toBe(409);
      }
    }
    expect(await state(made)).toMatchObject({ status: 'proposed', version: 2 });
  });

  test('that was archived is adopted once it is taken out again', async () => {
    const made = await scenario([], 'proposed');
    await changeScenario(at(), made, { archived_at: 'now' });
    const both = { archived_at: 'now', status: 'adopted' };
    expect((await changeScenario(at(), made, both)).status).toBe(400);
    const out = { archived_at: null, status: 'adopted' };
    expect((await changeScenario(at(), made, out)).status).toBe(200);
    expect(await state(made)).toMatchObject({ status: 'adopted', archived_at: null });
  });

  test('is adopted without a sector that is gone, and gives nobody a phase that is none', async () => {
    const gone = await insertRow(at(), 'sectors', sectorBody());
    const made = await scenario([assigned(gone), assigned(sector)], 'proposed');
    const path = `sectors?id=eq.${String(gone)}`;
    expect((await send(at(), { method: 'DELETE', path, as: planner })).status).toBe(200);
    expect((await changeScenario(at(), made, { status: 'adopted' })).status).toBe(200);
    const where = `municipality_id=eq.${here}&select=sector_id,phase`;
    const read = await send(at(), { method: 'GET', path: `assignments?${where}`, as: planner });
    expect(rowsOf(read)).toEqual([{ sector_id: sector, phase: ownPhase }]);
    const draft = await scenario();
    const body = { municipality_id: here, scenario_id: draft.id, sector_id: sector, phase: 7 };
    await expectWithoutEffect(at(), {
      method: 'POST',
      path: 'scenario_assignments',
      as: planner,
      body,
    });
  });

  test('does not come from itself', async () => {
    const id = randomUUID();
    const content = saveOf({ id, forkedFrom: id });
    expect((await save(at(), content)).status).toBeGreaterThanOrEqual(400);
    expect(await state({ id })).toBeUndefined();
  });

  test('takes a repeated save for a new one after a change by somebody else', async () => {
    const path = (id: string) => `scenario_assignments?scenario_id=eq.${id}`;
    const changes = [
      ({ id }: { id: string }) =>
        send(at(), { method: 'PATCH', path: path(id), as: planner, body: { rationale: 'Otra' } }),
      (made: { id: string }) => changeScenario(at(), made, { name: 'Otro' }),
    ];
    for (const change of changes) {
      const made = await scenario([assigned(sector)]);
      expect((await change(made)).status).toBe(200);
      const before = await fingerprint(at());
      expect((await save(at(), made)).status).toBe(409);
      expect(await fingerprint(at())).toBe(before);
    }
  });

  test('is not saved with what only looks like its form', async () => {
    const before = await fingerprint(at());
    const text = JSON.stringify(saveOf({ assignments: [assigned(777)] }));
    const good = `"sectorId":${String(sector)}`;
    const forged = [
      text.replace('"sectorId":777', `${good}.0`),
      text.replace('"sectorId":777', good).replace('"phase":8', '"phase":8.0'),
      text.replace('"sectorId":777', `"sectorId":"${String(sector)}"`),
    ];
    for (const content of forged) {
      const answer = await call(at(), 'save_scenario', { content });
      expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
    }
    const huge = 'x'.repeat(5_000_000);
    const broken = [
      'null',
      '[]',
      '"x"',
      '',
      '{',
      JSON.stringify(saveOf({ name: 'a\u0000b' })),
      JSON.stringify(saveOf({ notes: 'a\ud800b' })),
      JSON.stringify(saveOf({ notes: huge })),
      JSON.stringify(saveOf({ assignments: [assigned(sector, { rationale: huge })] })),
      JSON.stringify(saveOf({ method: { ...method, floor: huge } })),
      JSON.stringify(saveOf()).replace('"weight":1', '"weight":NaN'),
      JSON.stringify(saveOf()).replace('"weight":1', '"weight":1e130000'),
      JSON.stringify(saveOf({ baseVersion: 1e12 })),
    ];
    for (const content of broken) {
      expect((await call(at(), 'save_scenario', { content })).status).toBe(400);
    }
    expect(await fingerprint(at())).toBe(before);
    const name = '𝒩'.repeat(120);
    const kept = saveOf({ name, notes: 'ñandú 😀 \u202e 漢字' });
    expect((await save(at(), kept)).status).toBe(200);
    expect(await state(kept)).toMatchObject({ name, notes: 'ñandú 😀 \u202e 漢字' });
  });
});
