import type { PublicationDocument, PublicationIndex } from '../domain/publication/document.ts';
import { publicationIndexSchema } from '../domain/publication/index-schema.ts';
import { publicationSchema } from '../domain/publication/publication-schema.ts';
import { fetchJson, parseAnswer } from './answer.ts';

/**
 * All municipalities with their published editions, as they are now: readers may have the list of a
 * minute ago, but whoever publishes waits for what is new in it.
 */
export async function readPublicationIndex(): Promise<PublicationIndex> {
  const index = await fetchJson('/published/index.json', 'no-cache');
  return parseAnswer(publicationIndexSchema, index, 'published index');
}

/** One published edition, or the newest where `edition` is null. */
export async function readPublication(
  municipalityId: string,
  edition: number | null,
): Promise<PublicationDocument> {
  const path = `/published/${encodeURIComponent(municipalityId)}/${edition ?? 'latest'}.json`;
  return parseAnswer(publicationSchema, await fetchJson(path), path);
}
