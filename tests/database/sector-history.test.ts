import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Parameter } from '../../server/database.ts';
import { describeOnEngines } from './engines.ts';
import { accountOf, everyone, here, settle, there } from './people.ts';
import { rowsOf, send } from './requests.ts';
import { insertCatalogue, insertRow, ownPhase, sectorBody } from './rows.ts';
import { assigned, changeScenario, save, saveOf } from './scenario-rows.ts';

describeOnEngines('the history of a sector', (at) => {
  let sector: Parameter;
  let scenario: string;
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    sector = await insertRow(at(), 'sectors', sectorBody());
    const content = saveOf({ name: 'Uno', assignments: [assigned(sector, { phase: null })] });
    scenario = content.id;
    await save(at(), content);
    const assignments = [
      assigned(sector, { suggestedPhase: null, rationale: 'Así', locked: true }),
    ];
    await save(at(), { ...content, saveId: randomUUID(), baseVersion: 1, assignments });
    for (const status of ['proposed', 'adopted']) await changeScenario(at(), content, { status });
  });

  const history = (as: string | undefined, municipality: string, of: Parameter) =>
    send(at(), {
      method: 'POST',
      path: 'rpc/sector_history',
      as,
      body: { municipality, sector: of },
    });

  test('tells who decided what, when and why, newest first', async () => {
    const rows = rowsOf(await history(accountOf('planner here'), here, sector));
    const actor = `${accountOf('planner here') ?? ''}@example.org`;
    const within = { actor, scenario_id: scenario, scenario_name: 'Uno' };
    const decided = { phase_after: ownPhase, rationale: 'Así' };
    expect(rows).toMatchObject([
      { ...{ actor, scenario_id: null, action: 'insert', phase_before: null }, ...decided },
      { ...within, action: 'adopt', ...decided, locked: true },
      { ...within, action: 'update', phase_before: null, ...decided, locked: true },
      { ...within, action: 'insert', phase_after: null, rationale: null, locked: false },
    ]);
    const times = rows.map((row) => Date.parse(String(row.at)));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  test.each(everyone)('read by %s', async (person) => {
    const reads = ['planner here', 'admin here', 'admin everywhere'].includes(person);
    const as = accountOf(person);
    expect(rowsOf(await history(as, here, sector))).toHaveLength(reads ? 4 : 0);
    // A sector of one municipality is not found by the name of another.
    expect(rowsOf(await history(as, there, sector))).toEqual([]);
    const known = await history(as, reads ? there : here, sector);
    const unknown = await history(as, reads ? there : here, 999_999);
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
  });
});
