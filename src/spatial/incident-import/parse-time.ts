import { cellText, type Cell } from '../../domain/table-import/grid.ts';

const clock =
  /^(\d{1,2})(?:[:.h]\s?(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(?:h|hs|hrs|horas)?\.?\s*([ap])?\.?\s?(?:m\.?)?$/i;

/** Minutes after midnight; null: no time is stated; NaN: what is there is no time. */
export function parseTime(cell: Cell): number | null {
  // A spreadsheet keeps a time as a part of a day.
  if (typeof cell === 'number' && !Number.isInteger(cell)) {
    return cell > 0 && cell < 1 ? Math.floor(Math.round(cell * 86_400) / 60) : NaN;
  }
  // A workbook's time comes with the day from which it counts.
  const text = cellText(cell).replace(/^(1899-12-3[01]|1900-01-00)T/, '');
  if (text === '' || /^[-–—]+$/.test(text)) return null;
  const compact = /^(\d{1,2})(\d{2})$/.exec(text);
  if (compact) return minutes(Number(compact[1]), Number(compact[2]));
  const [found, hour, minute, second, half] = clock.exec(text) ?? [];
  // A number alone may be anything.
  if (found === undefined || (minute === undefined && half === undefined)) return NaN;
  if (Number(second ?? 0) > 59) return NaN;
  return minutes(inHalf(Number(hour), half), Number(minute ?? 0));
}

function inHalf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function minutes(hour: number, minute: number): number {
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : NaN;
}
