import { cellText, type Grid } from '../../domain/table-import/grid.ts';
import { assignPoints } from '../assignment/assign-points.ts';
import { finish, type Steps } from '../steps.ts';
import { Apart } from './apart.ts';
import type {
  ColumnRole,
  IncidentChoices,
  IncidentContext,
  IncidentPreview,
  Need,
} from './incident-import.ts';
import { keepUnlikeInSteps, type ReadRow } from './keep-unlike.ts';
import { findIncidentHeadings, matchRoles } from './match-roles.ts';
import { OffenceMatcher } from './match-offences.ts';
import { readIncidentRow } from './read-incident-row.ts';
import { surveyTableInSteps } from './survey-table.ts';

const rowsBetweenSteps = 1000;

/** As `previewIncidentsInSteps`, in one go. */
export function previewIncidents(
  grid: Grid,
  context: IncidentContext,
  choices: IncidentChoices,
): IncidentPreview {
  return finish(previewIncidentsInSteps(grid, context, choices));
}

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
export function* previewIncidentsInSteps(
  grid: Grid,
  context: IncidentContext,
  choices: IncidentChoices,
): Steps<IncidentPreview> {
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
  const survey = yield* part(0, 0.35, surveyTableInSteps(grid, rows, columns, choices, thisYear));
  const offences = new OffenceMatcher(context.indicators, choices.offences);
  const columnNeeds = missingColumns(columns, choices.indicatorOfAll);
  const apart = new Apart(grid);
  const read: ReadRow[] = [];
  if (columnNeeds.length === 0) {
    const { indicatorOfAll } = choices;
    const reader = { grid, columns, survey, offences, indicatorOfAll, now: context.now };
    for (const [at, row] of rows.entries()) {
      if (at % rowsBetweenSteps === 0) yield 0.35 + (0.35 * at) / rows.length;
      const reading = readIncidentRow(reader, row);
      if (reading.kind === 'aside') apart.add(row, reading.reason, { place: reading.place });
      else if (reading.kind === 'incident') read.push({ row, ...reading });
    }
  }
  yield 0.7;
  const inside = keepInside(read, context, apart);
  const { municipalityId } = context;
  const unlikeSteps = keepUnlikeInSteps(inside, municipalityId, choices.alike, apart);
  const unlike = yield* part(0.75, 1, unlikeSteps);
  const orderNeeds = survey.orderNeed ? [survey.orderNeed] : [];
  return {
    ...{ headingRow: headingRow + 1, headings, roles },
    ...{ dayOrder: survey.dayOrder, reading: survey.reading, offences: offences.found() },
    needs: [...columnNeeds, ...orderNeeds, ...offences.needs()],
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

/** Steps of a part of the work, told as shares of the whole. */
function* part<Result>(from: number, to: number, steps: Steps<Result>): Steps<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield from + (to - from) * step.value;
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
  return read.filter(({ row, incident: { longitude, latitude } }, at) => {
    const isInside = (polygon[at] ?? -1) >= 0;
    if (!isInside) apart.add(row, 'outside', { place: [longitude, latitude] });
    return isInside;
  });
}
