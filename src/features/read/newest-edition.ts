import type { EditionEntry } from '../../domain/publication/document.ts';

/** The newest edition that can be read; null: there is none. `editions`: newest first. */
export function newestEdition(editions: EditionEntry[]): EditionEntry | null {
  return editions.find(({ withdrawn }) => withdrawn === null) ?? null;
}
