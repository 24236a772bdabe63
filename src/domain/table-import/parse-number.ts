import { cellText, type Cell } from './grid.ts';
import { looksLikeDate } from './match-sectors.ts';

/** The sign before the decimals; the other one may separate thousands. */
export type DecimalSign = 'point' | 'comma';

export type CellFault =
  | 'negative'
  | 'percent'
  | 'date'
  | 'formula'
  /** An error value of a spreadsheet, such as #N/A. */
  | 'spreadsheet-error'
  /** Beyond what is kept exactly. */
  | 'too-large'
  | 'not-a-number'
  /** `1,234` may be a thousand or one and a bit: a person has to say. */
  | 'decimal-needed';

export type CellReading =
  { kind: 'value'; value: number } | { kind: 'missing' } | { kind: 'fault'; fault: CellFault };

const missing = new Set(
  [
    '',
    '-',
    '–',
    '—',
    '−',
    '..',
    '...',
    '…',
    's/d',
    'sd',
    'n/d',
    'nd',
    'na',
    'n/a',
    'n.d.',
    's.d.',
  ].concat(['sin dato', 'sin datos', 'no data', 'no disponible', 'not available', 'null']),
);

// Per decimal sign: its numbers, thousands with the other sign or a space, and what only it can be.
const number = {
  point: /^(\d+|[1-9]\d{0,2}(,\d{3})+|[1-9]\d{0,2}([ '’]\d{3})+)?(\.\d+)?(e[+-]?\d+)?$/i,
  comma: /^(\d+|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,2}([ '’]\d{3})+)?(,\d+)?(e[+-]?\d+)?$/i,
};
const spaces = /[\u00a0\u2007\u2009\u202f]/g;

function normalise(cell: Cell): string {
  return cellText(cell).replace(spaces, ' ');
}

/** Which decimal sign the cell proves; null: it is read the same with both, or with neither. */
export function provenSign(cell: Cell): DecimalSign | null {
  if (typeof cell === 'number' || !/[.,]/.test(cell)) return null;
  const text = normalise(cell);
  if (!/\d/.test(text)) return null;
  const [point, comma] = [number.point.test(text), number.comma.test(text)];
  return point === comma ? null : point ? 'point' : 'comma';
}

/** Reads a cell; `sign` null: no cell of the file tells, and nobody has said. */
export function parseNumber(cell: Cell, sign: DecimalSign | null): CellReading {
  if (typeof cell === 'number') return bounded(cell);
  // Most cells are whole numbers, and a table may have half a million of them.
  if (/^\d{1,15}$/.test(cell)) return { kind: 'value', value: Number(cell) };
  const text = normalise(cell);
  if (missing.has(text.toLowerCase())) return { kind: 'missing' };
  const known = faultOf(text);
  if (known) return { kind: 'fault', fault: known };
  const readings = sign === null ? (['point', 'comma'] as const) : [sign];
  const values = readings.filter((one) => number[one].test(text)).map((one) => value(text, one));
  const [first] = values;
  if (first === undefined || !/\d/.test(text)) return { kind: 'fault', fault: 'not-a-number' };
  if (values.some((each) => each !== first)) return { kind: 'fault', fault: 'decimal-needed' };
  return bounded(first);
}

function faultOf(text: string): CellFault | null {
  if (text.startsWith('#')) return 'spreadsheet-error';
  if (text.startsWith('=')) return 'formula';
  if (/%$/.test(text)) return 'percent';
  if (/^([-–−]\s?[\d.,]|\([\d.,' ]+\)$)/.test(text)) return 'negative';
  return looksLikeDate(text) && !/^\d{1,3}\.\d{3}\.\d{3}$/.test(text) ? 'date' : null;
}

function value(text: string, sign: DecimalSign): number {
  const grouped = sign === 'point' ? /[,' ’]/g : /[.' ’]/g;
  return Number(text.replace(grouped, '').replace(',', '.'));
}

function bounded(value: number): CellReading {
  // Under 1e-300 is a slip of a calculation, and the database keeps it no better than 0.
  if (Number.isNaN(value) || (value > 0 && value < 1e-300)) {
    return { kind: 'fault', fault: 'not-a-number' };
  }
  if (value < 0) return { kind: 'fault', fault: 'negative' };
  if (value > Number.MAX_SAFE_INTEGER) return { kind: 'fault', fault: 'too-large' };
  return { kind: 'value', value: value === 0 ? 0 : value };
}
