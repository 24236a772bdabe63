import type { Sector } from '../territory.ts';
import { cellText, type Cell } from './grid.ts';

export type KnownSector = Pick<Sector, 'id' | 'ppdCode' | 'mapLabel' | 'name'>;

/** Finds sectors by PPD code or map label, however hyphens and spaces are typed. */
export class SectorIndex {
  #ids = new Map<string, number>();

  constructor(sectors: readonly KnownSector[]) {
    // A code always means its own sector, even where the label of another reads the same.
    for (const { id, mapLabel } of sectors) this.#ids.set(foldCode(mapLabel), id);
    for (const { id, ppdCode } of sectors) this.#ids.set(foldCode(ppdCode), id);
  }

  /** The id of the sector; null: unknown. */
  find(cell: Cell): number | null {
    return this.#ids.get(foldCode(cellText(cell))) ?? null;
  }
}

function foldCode(text: string): string {
  return text
    .replace(/^'/, '')
    .toLowerCase()
    .replace(/^sector(\s+(policial|ppd))?\s+/, '')
    .replace(/\s*[\u2010-\u2015\u2212_-]\s*/g, '-')
    .replace(/\s+/g, '-');
}

const months = 'ene|jan|feb|mar|abr|apr|may|jun|jul|ago|aug|sep|set|oct|nov|dic|dec';
const written = new RegExp(`^(\\d{1,4}[ /.-])?(${months})[a-z]*\\.?([ /.-]\\d{1,4})?$`, 'i');
const numeric = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([ T][\d:.]+Z?)?$/;

/** Whether a text is a date, such as a spreadsheet makes of the label `1-2`. */
export function looksLikeDate(text: string): boolean {
  return written.test(text) || numeric.test(text);
}

const totals = new Set([
  'total',
  'totales',
  'suma',
  'sum',
  'totals',
  'total general',
  'grand total',
]);

/** Whether a row adds up the others instead of describing a sector. */
export function isTotal(cell: Cell): boolean {
  return totals.has(cellText(cell).toLowerCase().replace(/:$/, ''));
}
