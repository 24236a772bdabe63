import type { Cell } from '../../domain/table-import/grid.ts';
import { toDegrees } from '../projection/transverse-mercator.ts';
import type { CoordinateReading } from './incident-import.ts';

type Place = readonly [longitude: number, latitude: number];

/** El Salvador with its waters, degrees: west, south, east, north. */
const country = [-90.3, 12.9, -87.5, 14.6] as const;

const sexagesimal =
  /^(-?\d{1,3})\s*[°º]\s*(\d{1,2})(?:\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|''))?)?\s*([NSEWO])?$/i;
const plain = /^([-−–]?)\s*(\d[\d.,' ]*)\s*[°º]?\s*([NSEWO])?$/i;

/**
 * The numbers that a cell can mean: two where a sign may stand before decimals or thousands, as in
 * `267,473`. Degrees with minutes and seconds and with a letter for the hemisphere are read too.
 */
export function coordinateCandidates(cell: Cell): number[] {
  if (typeof cell === 'number') return Number.isFinite(cell) ? [cell] : [];
  const text = cell.replace(/[\u00a0\u2007\u2009\u202f]/g, ' ').trim();
  const parts = sexagesimal.exec(text);
  if (parts) {
    const [, degrees = '', minutes = '', seconds = '0', letter] = parts;
    const size =
      Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds.replace(',', '.')) / 3600;
    return [signed(size, degrees.startsWith('-'), letter)];
  }
  const [, minus, digits, letter] = plain.exec(text) ?? [];
  if (digits === undefined) return [];
  return readings(digits.trim()).map((size) => signed(size, minus !== '', letter));
}

function signed(size: number, negative: boolean, letter: string | undefined): number {
  return negative || /[SWO]/i.test(letter ?? '') ? -size : size;
}

const grouped = { ',': /^\d{1,3}([,' ]\d{3})+(\.\d+)?$/, '.': /^\d{1,3}([.' ]\d{3})+(,\d+)?$/ };

function readings(digits: string): number[] {
  if (/^\d+$/.test(digits)) return [Number(digits)];
  const found = new Set<number>();
  if (/^\d+[.,]\d+$/.test(digits)) found.add(Number(digits.replace(',', '.')));
  if (grouped[','].test(digits)) found.add(Number(digits.replace(/[,' ]/g, '')));
  if (grouped['.'].test(digits)) found.add(Number(digits.replace(/[.' ]/g, '').replace(',', '.')));
  return [...found];
}

const inOrder: Record<'degrees' | 'degrees-unsigned' | 'utm-16n', (x: number, y: number) => Place> =
  {
    degrees: (x, y) => [x, y],
    'degrees-unsigned': (x, y) => [-x, y],
    'utm-16n': (x, y) => toDegrees(x, y),
  };
export const coordinateReadings: Record<CoordinateReading, (x: number, y: number) => Place> = {
  ...inOrder,
  'degrees-exchanged': (x, y) => inOrder.degrees(y, x),
  'degrees-unsigned-exchanged': (x, y) => inOrder['degrees-unsigned'](y, x),
  'utm-16n-exchanged': (x, y) => inOrder['utm-16n'](y, x),
};

/** A place by one reading: in the country if any of the numbers that the cells can mean is. */
export function readPlace(reading: CoordinateReading, xs: number[], ys: number[]): Place | null {
  let first: Place | null = null;
  for (const x of xs) {
    for (const y of ys) {
      const place = coordinateReadings[reading](x, y);
      if (isInCountry(place)) return place;
      first ??= place;
    }
  }
  return first;
}

export function isInCountry([longitude, latitude]: Place): boolean {
  const [west, south, east, north] = country;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
