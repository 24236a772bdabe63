import { sectorName } from './names.ts';
import type { Sector } from './territory.ts';

type Searchable = Pick<Sector, 'ppdCode' | 'mapLabel' | 'name' | 'places'>;

/**
 * The sectors in which every word of the query is found, in name, places or code, without regard
 * to accents and case; the best first, equals in the order they came. All for an empty query.
 */
export function searchSectors<S extends Searchable>(sectors: readonly S[], query: string): S[] {
  const wanted = fold(query);
  if (wanted === '') return [...sectors];
  const words = wanted.split(' ');
  return sectors
    .map((sector) => ({ sector, rank: rankOf(sector, wanted, words) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .map(({ sector }) => sector);
}

/** 0 is the best; Infinity: not found. */
function rankOf(sector: Searchable, wanted: string, words: string[]): number {
  const codes = [sector.mapLabel, sector.ppdCode].map(fold);
  const names = [sectorName(sector), ...sector.places].map(fold);
  if ([...codes, ...names].includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  const texts = [...codes, ...names];
  if (words.every((word) => texts.some((text) => ` ${text}`.includes(` ${word}`)))) return 2;
  if (words.every((word) => texts.some((text) => text.includes(word)))) return 3;
  // A code typed with spaces or without hyphens: `160 001 1`, `1600011`.
  const typed = wanted.replace(/[ -]/g, '');
  return sector.ppdCode.replaceAll('-', '').startsWith(typed) ? 4 : Infinity;
}

/** Lower case without accents; anything but letters, digits and hyphens is a space. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();
}
