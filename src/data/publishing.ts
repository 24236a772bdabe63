import * as v from 'valibot';
import type { Sum } from '../domain/disclosure/figures.ts';
import type {
  EditionReference,
  PublicationFigures,
  PublishedComponent,
  Withdrawal,
} from '../domain/publication/document.ts';
import { figuresSchema } from '../domain/publication/figures-schema.ts';
import { parseAnswer } from './answer.ts';
import { allRows, connectSignedIn, valueOf } from './client.ts';
import { instantSchema } from './instant.ts';

/** What the next edition of a municipality has to fit to. */
export type Preparation = {
  edition: number;
  /** The edition before, withdrawn or not; null: this is the first. */
  previous: EditionReference | null;
  /** `YYYY-MM-DD` in El Salvador. */
  today: string;
  /** The adopted one, whose phases go out; null: none is adopted. */
  scenario: { id: string; name: string; adoptedAt: string } | null;
  mayPublish: boolean;
  /** Figures of all earlier editions, withdrawn ones too, oldest first. */
  earlier: { edition: number; figures: PublicationFigures | null }[];
  /** How indicators are known to add up, in terms of those that repeat no other. */
  sums: Sum[];
};

export type PublicationRequest = {
  /** A UUID: it goes out once, however often it is sent. */
  publicationId: string;
  municipalityId: string;
  /** The adopted scenario, whose phases it has. */
  scenarioId: string;
  /** Canonical JSON. */
  document: string;
  /**
   * The proof of what is hidden, as JSON: `{ sameData: whether what may be the same data in earlier
   * editions is taken for the same, unknowns: [{ edition, sector, indicator } or { edition, total: place
   * in figures.totals }], worlds: [[a whole number for each unknown]] }`.
   */
  worlds: string;
};

const date = v.pipe(v.string(), v.isoDate());
const reference = v.object({ edition: v.number(), sha256: v.string() });
const preparationSchema = v.object({
  edition: v.number(),
  previous: v.nullable(reference),
  today: date,
  scenario: v.nullable(v.object({ id: v.string(), name: v.string(), adoptedAt: instantSchema })),
  mayPublish: v.boolean(),
  earlier: v.array(v.object({ edition: v.number(), figures: v.nullable(figuresSchema) })),
  sums: v.array(
    v.object({
      total: v.string(),
      parts: v.array(v.string()),
      covers: v.picklist(['all', 'some']),
    }),
  ),
}) satisfies v.GenericSchema<unknown, Preparation>;

const withdrawalSchema = v.object({ on: date, reasonEs: v.string(), reasonEn: v.string() });

/** What the next edition has to fit to, as it is now. Failure `forbidden` for all but planners. */
export async function preparePublication(municipalityId: string): Promise<Preparation> {
  const client = await connectSignedIn();
  const answer = await client.rpc('prepare_publication', { municipality: municipalityId });
  return parseAnswer(preparationSchema, valueOf(answer), 'preparation');
}

/**
 * Publishes an edition. Sent again after a lost answer it goes out only once. Failure `stale` where
 * something it rests on is not current any more (prepare it anew), `refused` where it breaks a rule or
 * could disclose something, `forbidden` without the right, `offline` where it may be sent again.
 */
export async function publishEdition(request: PublicationRequest): Promise<EditionReference> {
  const client = await connectSignedIn();
  const answer = await client.rpc('publish_edition', {
    publication: request.publicationId,
    municipality: request.municipalityId,
    scenario: request.scenarioId,
    document: request.document,
    worlds: request.worlds,
  });
  return parseAnswer(reference, valueOf(answer), 'publication');
}

/**
 * Withdraws an edition; its number, date, hash and the reason stay. One that was withdrawn already is
 * answered as it stands. Failure `not-found` where there is no such edition.
 */
export async function withdrawEdition(
  municipalityId: string,
  edition: number,
  reason: { es: string; en: string },
): Promise<Withdrawal> {
  const client = await connectSignedIn();
  const answer = await client.rpc('withdraw_edition', {
    municipality: municipalityId,
    edition,
    reason_es: reason.es,
    reason_en: reason.en,
  });
  return parseAnswer(withdrawalSchema, valueOf(answer), 'withdrawal');
}

const componentRow = v.object({ name_es: v.string(), name_en: v.string(), source: v.string() });

/** The components of a municipality's plan, in their order; none where no plan states any. */
export async function readComponents(municipalityId: string): Promise<PublishedComponent[]> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) =>
    client
      .from('components')
      .select('name_es, name_en, source', { count: 'exact' })
      .eq('municipality_id', municipalityId)
      .order('sort_order')
      .range(from, to),
  );
  return parseAnswer(v.array(componentRow), rows, 'components').map((row) => ({
    nameEs: row.name_es,
    nameEn: row.name_en,
    source: row.source,
  }));
}
