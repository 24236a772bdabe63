import { createHash } from 'node:crypto';
import { assemblePublication } from '../src/domain/publication/assemble-publication.ts';
import { canonicalJson } from '../src/domain/canonical-json.ts';
import type { Municipality } from '../src/domain/territory.ts';
import type { DrawnSector } from './soyapango.ts';
import type { Definitions } from './sources.ts';

/** A published document as the text that is stored, served and hashed. */
export type Edition = {
  municipalityId: string;
  edition: number;
  title: string;
  content: string;
  sha256: string;
  /** Noon in El Salvador: the same day there and in UTC. */
  publishedAt: string;
};

export function makeEdition(
  { edition: definition, phases }: Definitions,
  municipality: Municipality,
  sectors: DrawnSector[],
): Edition {
  const { municipalityId, ...published } = definition;
  if (municipalityId !== municipality.id) {
    throw new Error(`The edition is of ${municipalityId}, not of ${municipality.id}.`);
  }
  const content = canonicalJson(
    assemblePublication({
      ...published,
      municipality,
      phases,
      sectors,
      previous: null,
      figures: null,
      components: [],
    }),
  );
  return {
    municipalityId,
    edition: definition.edition,
    title: definition.titleEs,
    content,
    sha256: createHash('sha256').update(content, 'utf8').digest('hex'),
    publishedAt: `${definition.publishedOn}T12:00:00-06:00`,
  };
}
