import type { Sector } from './territory.ts';

/** What a sector is called: its name, or `Sector 2-1` (in both languages) where it has none. */
export function sectorName({ name, mapLabel }: Pick<Sector, 'name' | 'mapLabel'>): string {
  return name ?? `Sector ${mapLabel}`;
}

/** How a sector is introduced where its code does not stand beside it: `1-1 · Zona Campanera`. */
export function sectorTitle(sector: Pick<Sector, 'name' | 'mapLabel'>): string {
  return sector.name === null ? sectorName(sector) : `${sector.mapLabel} · ${sector.name}`;
}
