import type { Incident } from '../../domain/incident.ts';
import { nameBasedUuid } from '../../domain/name-based-uuid.ts';
import { cellText, type Grid } from '../../domain/table-import/grid.ts';
import { assignPoints } from '../assignment/assign-points.ts';
import type {
  AsideReason,
  AsideRow,
  ColumnRole,
  IncidentChoices,
  IncidentContext,
  IncidentPreview,
  Need,
} from './incident-import.ts';
import { findIncidentHeadings, matchRoles } from './match-roles.ts';
import { OffenceMatcher } from './match-offences.ts';
import { readIncidentRow, type RowReading } from './read-incident-row.ts';
import { surveyTable } from './survey-table.ts';

/** Of this program alone: sets the ids that it makes apart from all others. */
const namespace = '5d0d9b53-3c0e-4d38-8a55-2f6f0b6f2f4e';

type ReadRow = { row: number } & Extract<RowReading, { kind: 'incident' }>;

/**
 * What a table of incidents would bring in, what it would not and why, and what a person has to say
 * first. Every row below the headings that is not blank is an incident, or kept aside, or waits.
 *
 * An incident keeps the UUID of its row; else its id is made of the row's own number in the file, or
 * where there is none of kind, time and place: the same table sent twice adds nothing.
 *
 * @throws {TableRefusal} `empty`, `no-headings`, `only-headings`
 * @throws RangeError for areas that are not degrees
 */
export function previewIncidents(
  grid: Grid,
  context: IncidentContext,
  choices: IncidentChoices,
): IncidentPreview {
  const headingRow = findIncidentHeadings(grid);
  const headings = Array.from(grid[headingRow] ?? [], cellText);
  const roles = matchRoles(headings, choices.columns);
  const columns = new Map(
    roles.flatMap((role, at) => (role === null ? [] : [[role, at] as const])),
  );
  const rows = [...grid.keys()].filter(
    (row) => row > headingRow && (grid[row] ?? []).some((cell) => cellText(cell) !== ''),
  );
  const thisYear = new Date(context.now).getUTCFullYear();
  const survey = surveyTable(grid, rows, columns, choices, thisYear);
  const offences = new OffenceMatcher(context.indicators, choices.offences);
  const columnNeeds = missingColumns(columns, choices.indicatorOfAll);
  const apart = new Apart(grid);
  const read: ReadRow[] = [];
  if (columnNeeds.length === 0) {
    const { indicatorOfAll } = choices;
    const reader = { grid, columns, survey, offences, indicatorOfAll, now: context.now };
    for (const row of rows) {
      const reading = readIncidentRow(reader, row);
      if (reading.kind === 'aside') apart.add(row, reading.reason);
      else if (reading.kind === 'incident') read.push({ row, ...reading });
    }
  }
  const inside = keepInside(read, context, apart);
  const unlike = keepUnlike(inside, context.municipalityId, choices.alike, apart);
  const needs = [
    ...columnNeeds,
    ...(survey.orderNeed ? [survey.orderNeed] : []),
    ...offences.needs(),
  ];
  return {
    ...{ headings, roles, needs, dayOrder: survey.dayOrder, reading: survey.reading },
    incidents: unlike.map(({ incident }) => incident),
    rowOf: unlike.map(({ row }) => row + 1),
    aside: apart.rows.sort((a, b) => a.row - b.row),
    synthetic: unlike.filter(({ synthetic }) => synthetic).length,
    counts: {
      rows: rows.length,
      incidents: unlike.length,
      aside: apart.rows.length,
      waiting: rows.length - unlike.length - apart.rows.length,
      byReason: Object.fromEntries(apart.byReason),
    },
  };
}

class Apart {
  readonly rows: AsideRow[] = [];
  readonly byReason = new Map<AsideReason, number>();

  constructor(private readonly grid: Grid) {}

  add(row: number, reason: AsideReason, repeats: number | null = null): void {
    const repeated = repeats === null ? null : repeats + 1;
    this.rows.push({ row: row + 1, reason, repeats: repeated, cells: this.grid[row] ?? [] });
    this.byReason.set(reason, (this.byReason.get(reason) ?? 0) + 1);
  }
}

function missingColumns(columns: ReadonlyMap<ColumnRole, number>, ofAll: string | null): Need[] {
  const roles = ['date', 'x', 'y', ...(ofAll === null ? (['offence'] as const) : [])] as const;
  return roles.filter((role) => !columns.has(role)).map((role) => ({ kind: 'column', role }));
}

/** Without areas nothing is known to be outside. */
function keepInside(read: ReadRow[], { areas }: IncidentContext, apart: Apart): ReadRow[] {
  if (areas.length === 0) return read;
  const { polygon } = assignPoints(
    areas,
    Float64Array.from(read, ({ incident }) => incident.longitude),
    Float64Array.from(read, ({ incident }) => incident.latitude),
  );
  return read.filter(({ row }, at) => {
    const isInside = (polygon[at] ?? -1) >= 0;
    if (!isInside) apart.add(row, 'outside');
    return isInside;
  });
}

function keepUnlike(
  read: ReadRow[],
  municipalityId: string,
  alike: IncidentChoices['alike'],
  apart: Apart,
): (ReadRow & { incident: Incident })[] {
  const rowOfId = new Map<string, number>();
  const likeOf = new Map<string, { row: number; times: number }>();
  return read.flatMap((each) => {
    const { row, idText, incident } = each;
    const { indicatorKey, occurredAt, precision, longitude, latitude } = incident;
    const place = `${longitude.toFixed(6)}/${latitude.toFixed(6)}`;
    const what = [municipalityId, indicatorKey, occurredAt, precision, place].join('/');
    const like = likeOf.get(what) ?? { row, times: 0 };
    const id = idOf(municipalityId, idText) ?? nameBasedUuid(namespace, `${what}/${like.times}`);
    const sameId = rowOfId.get(id);
    if (sameId !== undefined) {
      apart.add(row, 'same-id', sameId);
      return [];
    }
    if (like.times > 0 && alike === 'aside') {
      apart.add(row, 'alike', like.row);
      return [];
    }
    likeOf.set(what, { row: like.row, times: like.times + 1 });
    rowOfId.set(id, row);
    return [{ ...each, incident: { id, ...incident } }];
  });
}

/** null: the row has no id. */
function idOf(municipalityId: string, text: string): string | null {
  if (text === '') return null;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  return nameBasedUuid(namespace, `${municipalityId}/id/${text}`);
}
