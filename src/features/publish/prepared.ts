import type {
  EditionEntry,
  PublicationDocument,
  PublishedComponent,
} from '../../domain/publication/document.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { preparePublication, readComponents, type Preparation } from '../../data/publishing.ts';
import { readPublication, readPublicationIndex } from '../../data/publications.ts';
import { readScenario } from '../../data/scenarios.ts';
import { Failure } from '../../domain/failure.ts';

/** Everything beside the plan's data that the next edition is made from, read at one time. */
export type Prepared = {
  preparation: Preparation;
  /** The adopted one; null: there is none. */
  scenario: Scenario | null;
  components: PublishedComponent[];
  /** What is published, newest first, withdrawn ones too. */
  editions: EditionEntry[];
  /** The newest edition that can be read; null: none. */
  newest: PublicationDocument | null;
};

/** Failures as of the functions that it calls. */
export async function readPrepared(municipalityId: string): Promise<Prepared> {
  const [preparation, components, editions] = await Promise.all([
    preparePublication(municipalityId),
    readComponents(municipalityId),
    readEditions(municipalityId),
  ]);
  const latest = editions.find(({ withdrawn }) => withdrawn === null);
  const [scenario, newest] = await Promise.all([
    preparation.scenario ? readScenario(municipalityId, preparation.scenario.id) : null,
    latest ? readIfThere(municipalityId, latest.edition) : null,
  ]);
  return { preparation, scenario, components, editions, newest };
}

/** What the public can read now. It is written out a moment after it was published. */
export async function readEditions(municipalityId: string): Promise<EditionEntry[]> {
  const { municipalities } = await readPublicationIndex();
  return municipalities.find(({ id }) => id === municipalityId)?.editions ?? [];
}

async function readIfThere(
  municipalityId: string,
  edition: number,
): Promise<PublicationDocument | null> {
  try {
    return await readPublication(municipalityId, edition);
  } catch (error) {
    const gone = error instanceof Failure && error.kind === 'not-found';
    if (!gone) throw error;
    return null;
  }
}
