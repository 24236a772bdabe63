import type { Indicator, IndicatorGroup, Observation } from '../../src/domain/indicator.ts';
import { assemblePublication } from '../../src/domain/publication/assemble-publication.ts';
import type {
  EditionReference,
  PublicationFigures,
  PublishedComponent,
} from '../../src/domain/publication/document.ts';
import type { FigureChoice } from '../../src/domain/publication/draft-figures.ts';
import { figuresOf } from '../../src/domain/publication/figures-of.ts';
import { suppressForPublication } from '../../src/domain/publication/suppress-for-publication.ts';
import type { Sum } from '../../src/domain/disclosure/figures.ts';
import { solveLinearProgram } from '../../src/domain/disclosure/solve-linear-program.ts';
import type { Phase } from '../../src/domain/phase.ts';
import type { Area, Sector } from '../../src/domain/territory.ts';
import type { Row } from '../../server/database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { accountOf } from './people.ts';
import { adopt } from './publication-rows.ts';
import { insertRow } from './rows.ts';
import { scenarioBody } from './scenario-rows.ts';

const soyapango = 'soyapango';

/** Of `prepare_publication`. */
export type Prepared = {
  edition: number;
  previous: EditionReference | null;
  today: string;
  earlier: { edition: number; figures: PublicationFigures | null }[];
  sums: Sum[];
  components: PublishedComponent[];
};

/** Adopts the phases of the seed as a scenario, and lets the planner publish; the scenario's id. */
export async function adoptSoyapango(at: TestDatabase): Promise<string> {
  const scenario = String(await insertRow(at, 'scenarios', scenarioBody(soyapango)));
  await at.database.query(
    `insert into public.scenario_assignments
       (municipality_id, scenario_id, sector_id, phase, suggested_phase)
     select municipality_id, $1::uuid, sector_id, phase, phase from public.assignments
     where municipality_id = $2`,
    [scenario, soyapango],
  );
  await adopt(at, scenario);
  for (const role of ['planner', 'publisher']) {
    await at.database.query(
      'insert into public.user_roles (user_id, role, municipality_id) values ($1::uuid, $2, $3)',
      [accountOf('planner here') ?? null, role, soyapango],
    );
  }
  return scenario;
}

/** The next edition as the app makes it, with all totals and indicators that may go out, or as chosen. */
export async function nextOfSoyapango(
  { database }: TestDatabase,
  prepared: Prepared,
  choice: Partial<Pick<FigureChoice, 'chosen' | 'totals'>> = {},
) {
  const read = async <Type>(query: string) => (await database.query(query)).map(camel) as Type[];
  const sectors = (
    await read<Sector>(`select * from public.sector_details where municipality_id = '${soyapango}'`)
  ).map((row): Sector => ({
    ...row,
    geometry: JSON.parse(row.geometry as unknown as string) as Area,
  }));
  const indicators = await read<Indicator>('select * from public.indicators order by sort_order');
  const { figures, certificate, suppression } = suppressForPublication(
    {
      edition: prepared.edition,
      sectors,
      indicators,
      groups: await read<IndicatorGroup>(
        'select * from public.indicator_groups order by sort_order',
      ),
      observations: await read<Observation>(
        `select sector_id, indicator_key, value, period::text, source, version
         from public.observations where municipality_id = '${soyapango}'`,
      ),
      chosen: indicators.map(({ key }) => key),
      totals: { ofIndicators: true, ofGroups: true, ofMunicipality: true },
      sums: prepared.sums,
      earlier: prepared.earlier.map(figuresOf),
      ...choice,
    },
    solveLinearProgram,
  );
  const [municipality] = await read<{ areaKm2: number; areaSource: string }>(
    `select area_km2, area_source from public.municipalities where id = '${soyapango}'`,
  );
  if (!municipality) throw new Error('There is no Soyapango.');
  const document = assemblePublication({
    municipality: {
      ...{ id: soyapango, name: 'Soyapango', department: 'San Salvador' },
      ...municipality,
    },
    edition: prepared.edition,
    publishedOn: prepared.today,
    previous: prepared.previous,
    ...{ titleEs: 'Fases', titleEn: 'Phases', summaryEs: '', summaryEn: '', contact: null },
    phases: await read<Phase>('select * from public.phases order by sort_order'),
    sectors,
    figures,
    components: prepared.components,
    sources: [{ titleEs: 'Fuente', titleEn: 'Source', credit: 'Autora' }],
  });
  return { document, certificate, suppression };
}

function camel(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
