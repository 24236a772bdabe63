import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { hidden, type Cell, type Hidden, type Total } from '../../src/domain/disclosure/figures.ts';
import { assemblePublication } from '../../src/domain/publication/assemble-publication.ts';
import type {
  EditionReference,
  PublicationDocument,
  PublicationFigures,
} from '../../src/domain/publication/document.ts';
import type { Phase } from '../../src/domain/phase.ts';
import type { Area } from '../../src/domain/territory.ts';
import type { Row } from '../../server/database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { accountOf, here, type Person } from './people.ts';
import { type Answer, refusalOf, send } from './requests.ts';
import { indicatorBody, insertCatalogue, insertRow, ownIndicatorGroup, square } from './rows.ts';
import { scenarioBody } from './scenario-rows.ts';

/** Sector codes and what was observed there, by indicator; null: missing, undefined: not observed. */
const observed: [code: string, a: number | null, b: number | null | undefined][] = [
  ['160-001', 12, 7],
  ['160-002', 3, 30],
  ['160-010', 3, null],
  ['160-011', 0, undefined],
];
export const codes = observed.map(([code]) => code);
export const source = 'Fixture';

/** A plan to publish from: four sectors, two indicators, an adopted scenario; its id. */
export async function makePlan(at: TestDatabase): Promise<string> {
  await insertCatalogue(at);
  const scenario = String(await insertRow(at, 'scenarios', scenarioBody()));
  for (const key of ['fixture_a', 'fixture_b']) {
    await insertRow(at, 'indicators', { ...indicatorBody(), key }, 'key');
  }
  for (const [place, [code, a, b]] of observed.entries()) {
    const sector = await insertRow(at, 'sectors', {
      municipality_id: here,
      ppd_code: code,
      map_label: code.slice(4),
      name: 'Ñ "quoted" \\ 👋',
      places: ['Uno', 'Dos'],
      geometry: square(-89.1234567 + place / 100, 13.5),
      geometry_status: 'illustrative',
      geometry_source: source,
    });
    const of = { municipality_id: here, sector_id: sector };
    for (const [indicator_key, value] of [
      ['fixture_a', a],
      ['fixture_b', b],
    ] as const) {
      if (value === undefined) continue;
      const status = value === null ? 'missing' : 'observed';
      await insertRow(at, 'observations', { ...of, indicator_key, value, status, source });
    }
    await insertRow(at, 'scenario_assignments', {
      ...of,
      scenario_id: scenario,
      phase: place === 3 ? null : (place % 2) + 1,
      suggested_phase: place === 3 ? null : (place % 2) + 1,
    });
  }
  await adopt(at, scenario);
  return scenario;
}

export async function adopt({ database }: TestDatabase, scenario: string): Promise<void> {
  for (const status of ['proposed', 'adopted']) {
    await database.query('update public.scenarios set status = $2 where id = $1::uuid', [
      scenario,
      status,
    ]);
  }
}

export async function grantPublishing({ database }: TestDatabase, person: Person): Promise<void> {
  await database.query(
    `insert into public.user_roles (user_id, role, municipality_id) values ($1::uuid, 'publisher', $2)`,
    [accountOf(person) ?? null, here],
  );
}

/** The document of the next edition, made as the app makes it. */
export async function nextDocument(
  { database }: TestDatabase,
  figures: PublicationFigures | null = null,
): Promise<PublicationDocument> {
  const [chain] = await database.query(
    `select (select max(edition) from public.publications where municipality_id = $1) as last,
       (select sha256 from public.publications where municipality_id = $1
        order by edition desc limit 1) as sha256,
       (now() at time zone 'America/El_Salvador')::date::text as today`,
    [here],
  );
  const last = chain?.last as number | null;
  const sectors = await database.query(
    `select s.ppd_code, s.map_label, s.name, s.places, s.geometry, d.phase
     from public.sector_details s
     left join public.scenario_assignments d on d.sector_id = s.id and d.scenario_id =
       (select id from public.scenarios where municipality_id = $1 and status = 'adopted')
     where s.municipality_id = $1`,
    [here],
  );
  const phases = await database.query('select * from public.phases order by sort_order');
  return assemblePublication({
    municipality: {
      ...{ id: here, name: 'Villa de Aquí', department: 'Cabañas' },
      ...{ areaKm2: null, areaSource: null },
    },
    edition: (last ?? 0) + 1,
    publishedOn: String(chain?.today),
    previous: last === null ? null : { edition: last, sha256: String(chain?.sha256) },
    titleEs: 'Fases de la villa',
    titleEn: 'Phases of the villa',
    summaryEs: 'Dos líneas,\nde prueba.',
    summaryEn: '',
    contact: null,
    phases: phases.map(phaseOf),
    sectors: sectors.map((row) => ({
      ppdCode: String(row.ppd_code),
      mapLabel: String(row.map_label),
      name: row.name as string,
      places: row.places as string[],
      ...{ noteEs: null, noteEn: null },
      phase: row.phase as number | null,
      geometryStatus: 'illustrative',
      geometry: JSON.parse(String(row.geometry)) as Area,
    })),
    figures,
    components: [],
    sources: [{ titleEs: 'Fuente', titleEn: 'Source', credit: 'Autora' }],
  });
}

function phaseOf(row: Row): Phase {
  const number = row.number as Phase['number'];
  const text = (column: string) => String(row[column]);
  return {
    number,
    nameEs: text('name_es'),
    nameEn: text('name_en'),
    meaningEs: text('meaning_es'),
    meaningEn: text('meaning_en'),
    colour: text('colour'),
  };
}

const shown: PublicationFigures['cells'] = observed.flatMap(([sector, a, b]) => [
  cellOf(sector, 'fixture_a', a),
  ...(b === undefined ? [] : [cellOf(sector, 'fixture_b', b)]),
]);

function cellOf(sector: string, indicator: string, value: number | null): Cell<number | null> {
  return { sector, indicator, period: null, source, value };
}

/** What goes out of the plan's figures: small counts hidden, and shown totals of both indicators. */
export function safeFigures(): PublicationFigures {
  const totals: Total<number | Hidden>[] = [
    { sectors: codes, indicators: ['fixture_a'], value: 18 },
    { sectors: codes.slice(0, 3), indicators: ['fixture_b'], value: 37 },
  ];
  return {
    groups: [{ key: ownIndicatorGroup, labelEs: 'Grupo', labelEn: 'Group' }],
    indicators: ['fixture_a', 'fixture_b'].map((key) => ({
      key,
      ...{ labelEs: 'Indicador', labelEn: 'Indicator', unitEs: 'casos', unitEn: 'cases' },
      groupKey: ownIndicatorGroup,
      suppressBelow: 5,
      isDuplicateOf: null,
      policeDiscovered: false,
      ...{ noteEs: null, noteEn: null },
    })),
    sums: [],
    cells: shown.map((cell) => (cell.value === 3 ? { ...cell, value: hidden } : cell)),
    totals,
  };
}

export type Proof = { sameData: boolean; unknowns: Record<string, unknown>[]; worlds: number[][] };

/** Of `safeFigures`, in whichever edition: 3 and 3 could be 6 and 0, or 0 and 6. */
export function safeProof(edition: number): Proof {
  return {
    sameData: true,
    unknowns: ['160-002', '160-010'].map((sector) => ({
      ...{ edition, sector },
      indicator: 'fixture_a',
    })),
    worlds: [
      [6, 0],
      [0, 6],
    ],
  };
}

export const noProof: Proof = { sameData: true, unknowns: [], worlds: [] };

export type Publishing = {
  document: PublicationDocument | string;
  scenario: string;
  proof?: Proof;
  as?: Person;
  id?: string;
  municipality?: string;
};

export function prepare(at: TestDatabase, person: Person, municipality = here): Promise<Answer> {
  const path = 'rpc/prepare_publication';
  return send(at, { method: 'POST', path, as: accountOf(person), body: { municipality } });
}

/** Sends a document to be published, by the planner who may. */
export function publish(
  at: TestDatabase,
  { document, scenario, proof = noProof, as = 'planner here', ...rest }: Publishing,
): Promise<Answer> {
  const { id = randomUUID(), municipality = here } = rest;
  return send(at, {
    method: 'POST',
    path: 'rpc/publish_edition',
    as: accountOf(as),
    body: {
      publication: id,
      municipality,
      scenario,
      document: typeof document === 'string' ? document : canonicalJson(document),
      worlds: JSON.stringify(proof),
    },
  });
}

export function referenceOf(document: PublicationDocument): EditionReference {
  const sha256 = createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex');
  return { edition: document.edition, sha256 };
}

/** The status and the message of an answer, or the answer itself where it is none of a refusal. */
export function outcome(answer: Answer): unknown[] {
  if (answer.status < 300) return [answer.status, JSON.parse(answer.text)];
  return [answer.status, refusalOf(answer).message];
}
