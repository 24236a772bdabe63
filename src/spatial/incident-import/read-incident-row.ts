import { cellAt, cellText, type Cell, type Grid } from '../../domain/table-import/grid.ts';
import type { Incident, TimePrecision } from '../../domain/incident.ts';
import type {
  AsideReason,
  CoordinateReading,
  DegreePlace,
  OffenceReading,
} from './incident-import.ts';
import type { OffenceMatcher } from './match-offences.ts';
import {
  coordinateCandidates,
  coordinateReadings,
  isInCountry,
  readPlace,
} from './parse-coordinate.ts';
import { behindUtc, parseDate } from './parse-date.ts';
import { parseTime } from './parse-time.ts';
import type { RoleColumns, Survey } from './survey-table.ts';

export type RowReading =
  | { kind: 'incident'; incident: Omit<Incident, 'id'>; idText: string; synthetic: boolean }
  | { kind: 'aside'; reason: AsideReason; place: DegreePlace | null }
  /** For what a person has to say. */
  | { kind: 'waiting' };

export type RowReader = {
  grid: Grid;
  columns: RoleColumns;
  survey: Survey;
  offences: OffenceMatcher;
  indicatorOfAll: string | null;
  now: number;
};

const waiting: RowReading = { kind: 'waiting' };
const first = Date.UTC(1900, 0, 1);

/** Reads a row but for what needs the others: whether it repeats one, or lies in the municipality. */
export function readIncidentRow(reader: RowReader, row: number): RowReading {
  const { grid, columns, survey } = reader;
  const cell = (column: number | undefined): Cell =>
    column === undefined ? '' : cellAt(grid, row, column);
  const moment = momentOf(cell(columns.get('date')), cell(columns.get('time')), reader);
  if (typeof moment === 'string' && moment !== 'order-needed') return aside(moment);
  const place = placeOf(cell(columns.get('x')), cell(columns.get('y')), survey.reading);
  if (typeof place === 'string') return aside(place);
  if (!isInCountry(place)) return aside('outside', place);
  // Last, so that nobody is asked about an offence that no row waits for.
  const offence: OffenceReading =
    reader.indicatorOfAll === null
      ? reader.offences.find(cell(columns.get('offence')))
      : { kind: 'indicator', key: reader.indicatorOfAll };
  if (offence.kind === 'left-out') return aside('offence-left-out');
  if (offence.kind === 'missing') return aside('offence-missing');
  if (offence.kind !== 'indicator' || moment === 'order-needed') return waiting;
  const [longitude, latitude] = place;
  return {
    kind: 'incident',
    incident: { indicatorKey: offence.key, ...moment, longitude, latitude },
    idText: cellText(cell(columns.get('id'))),
    synthetic: /^(true|verdadero|s[ií]|yes|x|1)$/i.test(cellText(cell(columns.get('synthetic')))),
  };
}

function aside(reason: AsideReason, place: DegreePlace | null = null): RowReading {
  return { kind: 'aside', reason, place };
}

function momentOf(
  date: Cell,
  time: Cell,
  { survey, now }: RowReader,
): Pick<Incident, 'occurredAt' | 'precision'> | 'order-needed' | AsideReason {
  const found = parseDate(date, survey.dayOrder, new Date(now).getUTCFullYear());
  if (found.kind === 'missing') return 'date-missing';
  if (found.kind === 'fault') return 'date-unreadable';
  if (found.kind === 'order-needed') return found.kind;
  const stated = found.kind === 'day' ? (parseTime(time) ?? found.minutes) : null;
  if (stated !== null && Number.isNaN(stated)) return 'time-unreadable';
  const minutes = survey.hasClock ? stated : null;
  const at = found.at + (minutes ?? 0) * 60_000;
  if (at < first) return 'before-1900';
  if (at + behindUtc > now) return 'future';
  const precision: TimePrecision =
    found.kind === 'month' ? 'month' : minutes === null ? 'day' : 'minute';
  return { occurredAt: `${new Date(at).toISOString().slice(0, 16)}-06:00`, precision };
}

/** A place may be out of the country; it then is one that no other reading brings in. */
function placeOf(x: Cell, y: Cell, reading: CoordinateReading): DegreePlace | AsideReason {
  if (isNothing(x) || isNothing(y)) return 'place-missing';
  const [xs, ys] = [coordinateCandidates(x), coordinateCandidates(y)];
  // Forms send 0 and 0 where nobody has set a place.
  if (xs[0] === 0 && ys[0] === 0) return 'place-missing';
  const place = readPlace(reading, xs, ys);
  if (place === null) return 'place-unreadable';
  if (isInCountry(place)) return [rounded(place[0]), rounded(place[1])];
  const fitsOtherwise = (Object.keys(coordinateReadings) as CoordinateReading[]).some((other) => {
    const elsewhere = readPlace(other, xs, ys);
    return elsewhere !== null && isInCountry(elsewhere);
  });
  return fitsOtherwise ? 'place-read-otherwise' : place;
}

function isNothing(cell: Cell): boolean {
  return !/[\p{L}\p{N}]/u.test(cellText(cell));
}

/** To a centimetre: what a projection adds beyond that is noise. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
