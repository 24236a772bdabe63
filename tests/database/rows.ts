import type { Parameter } from '../../server/database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { accountNumber, addAccount, here } from './people.ts';

/** The columns a client sends to insert a row. */
export type Body = Record<string, unknown>;

/** Rows of the catalogues that belong to the tests: the seed knows none of them. */
export const ownPhase = 8;
export const ownIndicatorGroup = 'fixture_group';
export const ownIndicator = 'fixture_indicator';

let last = 1000;
/** Above every number that the seed uses, for keys and orders. */
const next = () => ++last;

/** Letters for a number, where a key may hold letters only. */
const letters = (number: number) =>
  String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));

/** A square of a hundredth of a degree, west and south edge given in degrees, as GeoJSON text. */
export function square(west: number, south: number): string {
  const [east, north] = [west + 0.01, south + 0.01];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return JSON.stringify({ type: 'MultiPolygon', coordinates: [[ring]] });
}

/** Inserts a row as superuser and gives the value of its key column. */
export async function insertRow(
  { database }: TestDatabase,
  table: string,
  body: Body,
  key = 'id',
): Promise<Parameter> {
  const columns = Object.keys(body).join(', ');
  const [row] = await database.query(
    `insert into public.${table} (${columns})
     select ${columns} from jsonb_populate_record(null::public.${table}, $1::text::jsonb)
     returning ${key} as key`,
    [JSON.stringify(body)],
  );
  return row?.key as Parameter;
}

/** Makes the rows that the others refer to. */
export async function insertCatalogue(at: TestDatabase): Promise<void> {
  await insertRow(at, 'phases', phaseBody(ownPhase), 'number');
  await insertRow(
    at,
    'indicator_groups',
    { ...indicatorGroupBody(), key: ownIndicatorGroup },
    'key',
  );
  await insertRow(at, 'indicators', { ...indicatorBody(), key: ownIndicator }, 'key');
}

export function sectorBody(municipality = here): Body {
  const number = next();
  return {
    municipality_id: municipality,
    ppd_code: `160-${String(number).slice(-3)}-${Math.floor(number / 1000)}`,
    map_label: String(number),
    geometry: square(-89, 13),
    geometry_status: 'illustrative',
    geometry_source: 'Fixture',
  };
}

/** With a new sector, made as superuser, for it to belong to. */
export async function assignmentBody(at: TestDatabase, municipality = here): Promise<Body> {
  const sector = await insertRow(at, 'sectors', sectorBody(municipality));
  return { municipality_id: municipality, sector_id: sector, phase: ownPhase, source: 'Fixture' };
}

/** With a new sector, made as superuser, for it to belong to. */
export async function observationBody(at: TestDatabase, municipality = here): Promise<Body> {
  return {
    municipality_id: municipality,
    sector_id: await insertRow(at, 'sectors', sectorBody(municipality)),
    indicator_key: ownIndicator,
    value: 7,
    source: 'Fixture',
  };
}

/** For a new account. */
export async function roleBody(
  at: TestDatabase,
  municipality: string | null = here,
): Promise<Body> {
  const account = accountNumber(next());
  await addAccount(at, account);
  return { user_id: account, role: 'police', municipality_id: municipality };
}

export function municipalityBody(): Body {
  return { id: `villa-${letters(next())}`, name: 'Villa Nueva', department: 'Ahuachapán' };
}

export function phaseBody(number: number): Body {
  return {
    number,
    name_es: 'Otra fase',
    name_en: 'Another phase',
    meaning_es: 'De prueba',
    meaning_en: 'For tests',
    colour: '#123456',
    sort_order: next(),
    source: 'Fixture',
  };
}

export function indicatorGroupBody(): Body {
  const number = next();
  return { key: `group_${number}`, label_es: 'Grupo', label_en: 'Group', sort_order: number };
}

export function indicatorBody(): Body {
  const number = next();
  return {
    key: `indicator_${number}`,
    sort_order: number,
    label_es: 'Indicador',
    label_en: 'Indicator',
    source_label: 'Indicator',
    unit_es: 'casos',
    unit_en: 'cases',
    group_key: ownIndicatorGroup,
    direction: 'more_is_worse',
    aggregation: 'extensive',
    sensitivity: 'ordinary',
    suppress_below: 5,
  };
}

/** Of two new indicators, made as superuser. */
export async function indicatorSumBody(at: TestDatabase): Promise<Body> {
  return {
    total_key: await insertRow(at, 'indicators', indicatorBody(), 'key'),
    part_key: await insertRow(at, 'indicators', indicatorBody(), 'key'),
    ...{ covers: 'some', source: 'Fixture' },
  };
}

export function componentBody(municipality = here): Body {
  return {
    municipality_id: municipality,
    sort_order: next(),
    ...{ name_es: 'Componente', name_en: 'Component', source: 'Fixture' },
  };
}

/** Of a new publication, made as superuser. */
export async function withdrawalBody(at: TestDatabase): Promise<Body> {
  const { edition, sha256 } = publicationBody();
  await insertRow(at, 'publications', { ...publicationBody(), edition });
  return {
    ...{ municipality_id: here, edition, sha256 },
    ...{ published_on: '2026-01-01', withdrawn_on: '2026-01-02' },
    ...{ reason_es: 'De prueba', reason_en: 'For tests' },
  };
}

export function publicationBody(): Body {
  return {
    municipality_id: here,
    edition: next(),
    title: 'Edición de prueba',
    content: {},
    // Of the text `{}`.
    sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    published_at: '2026-01-01T00:00:00Z',
  };
}
