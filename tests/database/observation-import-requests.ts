import { randomUUID } from 'node:crypto';
import type { Parameter } from '../../server/database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { accountOf, here, type Person } from './people.ts';
import { send } from './requests.ts';
import { insertRow, ownIndicator, sectorBody } from './rows.ts';

/** sector, place in the indicators, value, version that was seen */
export type Cells = [Parameter, number, number | null | string, number];

/** Imports of observations, as people send them. */
export function observationImports(at: () => TestDatabase) {
  const newSector = (town = here) => insertRow(at(), 'sectors', sectorBody(town));
  const contentOf = (rows: Cells[], change: object = {}) => ({
    municipalityId: here,
    id: randomUUID(),
    source: 'Tabla',
    period: null as string | null,
    fileName: 'tabla.csv',
    indicators: [ownIndicator],
    rows,
    ...change,
  });
  const bring = (content: object, person: Person = 'planner here') =>
    send(at(), {
      method: 'POST',
      path: 'rpc/import_observations',
      as: accountOf(person),
      body: { content: JSON.stringify(content) },
    });
  const takeBack = (id: string, person: Person = 'planner here', municipality = here) =>
    send(at(), {
      method: 'POST',
      path: 'rpc/undo_observation_import',
      as: accountOf(person),
      body: { municipality, import_id: id },
    });
  const observed = async (...sectors: Parameter[]) =>
    at().database.query(
      `select sector_id, value, status, source, period::text as period, version
       from public.observations where sector_id in (${sectors.map(Number).join(', ')})
       order by sector_id, period nulls first`,
    );
  return { newSector, contentOf, bring, takeBack, observed };
}
