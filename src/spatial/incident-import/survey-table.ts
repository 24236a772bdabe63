import { cellAt, cellText, type Grid } from '../../domain/table-import/grid.ts';
import type { Steps } from '../steps.ts';
import type {
  ColumnRole,
  CoordinateReading,
  DayOrder,
  IncidentChoices,
  Need,
} from './incident-import.ts';
import {
  coordinateCandidates,
  coordinateReadings,
  isInCountry,
  readPlace,
} from './parse-coordinate.ts';
import { parseDate, provenOrder } from './parse-date.ts';
import { parseTime } from './parse-time.ts';

const rowsBetweenSteps = 1000;

/** Number of the column of each role that the table has. */
export type RoleColumns = ReadonlyMap<ColumnRole, number>;

/** What the cells of a table tell together and each alone does not. */
export type Survey = {
  dayOrder: DayOrder | null;
  /** null: the dates need no choice of order. */
  orderNeed: Need | null;
  reading: CoordinateReading;
  /** Some time is not midnight: where all are, the times only fill the column. */
  hasClock: boolean;
};

export function* surveyTableInSteps(
  grid: Grid,
  rows: readonly number[],
  columns: RoleColumns,
  choices: IncidentChoices,
  thisYear: number,
): Steps<Survey> {
  const { dayOrder, orderNeed } = surveyOrder(grid, rows, columns.get('date'), choices.dayOrder);
  const reading = choices.reading ?? (yield* mostFittingInSteps(grid, rows, columns));
  return {
    ...{ dayOrder, orderNeed, reading },
    hasClock: rows.some((row) => {
      const time = columns.get('time');
      if (time !== undefined && parseTime(cellAt(grid, row, time))) return true;
      const date = columns.get('date');
      if (date === undefined) return false;
      const found = parseDate(cellAt(grid, row, date), 'day-first', thisYear);
      const other =
        found.kind === 'fault'
          ? parseDate(cellAt(grid, row, date), 'month-first', thisYear)
          : found;
      return other.kind === 'day' && other.minutes !== null && other.minutes !== 0;
    }),
  };
}

function surveyOrder(
  grid: Grid,
  rows: readonly number[],
  column: number | undefined,
  chosen: DayOrder | null,
): Pick<Survey, 'dayOrder' | 'orderNeed'> {
  if (chosen !== null || column === undefined) return { dayOrder: chosen, orderNeed: null };
  const examples = new Map<DayOrder | 'either', { text: string; count: number }>();
  for (const row of rows) {
    const cell = cellAt(grid, row, column);
    const proven = provenOrder(cell);
    if (proven === null) continue;
    const { text, count } = examples.get(proven) ?? { text: cellText(cell), count: 0 };
    examples.set(proven, { text, count: count + 1 });
  }
  const [day, month] = [examples.get('day-first'), examples.get('month-first')];
  if (day && month) {
    const example = day.count < month.count ? day.text : month.text;
    return { dayOrder: null, orderNeed: { kind: 'day-order', why: 'cells-disagree', example } };
  }
  if (day || month) return { dayOrder: day ? 'day-first' : 'month-first', orderNeed: null };
  const example = examples.get('either')?.text;
  const need = { kind: 'day-order', why: 'no-cell-tells', example: example ?? '' } as const;
  return { dayOrder: null, orderNeed: example === undefined ? null : need };
}

/** The reading by which most rows lie in the country; degrees where none does by any. */
function* mostFittingInSteps(
  grid: Grid,
  rows: readonly number[],
  columns: RoleColumns,
): Steps<CoordinateReading> {
  const [x, y] = [columns.get('x'), columns.get('y')];
  if (x === undefined || y === undefined) return 'degrees';
  let best: { reading: CoordinateReading; rows: number } = { reading: 'degrees', rows: 0 };
  const names = Object.keys(coordinateReadings) as CoordinateReading[];
  const fitting = names.map((reading) => ({ reading, rows: 0 }));
  for (const [at, row] of rows.entries()) {
    if (at % rowsBetweenSteps === 0) yield at / rows.length;
    const xs = coordinateCandidates(cellAt(grid, row, x));
    const ys = coordinateCandidates(cellAt(grid, row, y));
    for (const each of fitting) {
      const place = readPlace(each.reading, xs, ys);
      // The boxes of the readings have no point in common.
      if (place && isInCountry(place)) {
        each.rows += 1;
        break;
      }
    }
  }
  for (const each of fitting) if (each.rows > best.rows) best = each;
  return best.reading;
}
