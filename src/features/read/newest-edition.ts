import type { EditionEntry } from '../../domain/publication/document.ts';

/** The newest edition that can be read; null: there is none. `editions`: newest first. */
export function newestEdition(editions: EditionEntry[]): EditionEntry | null {
  return editions.find(({ withdrawn }) => withdrawn === null) ?? null;
}

/** Whether a municipality has a map to be read, had one, or never had any. */
export function mapState(editions: EditionEntry[]): 'published' | 'withdrawn' | 'none' {
  if (newestEdition(editions)) return 'published';
  return editions.length > 0 ? 'withdrawn' : 'none';
}
