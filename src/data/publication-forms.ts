import * as v from 'valibot';
import type { PublicationFormRecord } from '../domain/publication/publication-form.ts';
import { allOf, withStores } from './device-drafts.ts';

const recordSchema = v.object({
  accountId: v.string(),
  municipalityId: v.string(),
  form: v.object({
    indicators: v.array(v.string()),
    totals: v.boolean(),
    area: v.boolean(),
    components: v.boolean(),
    titleEs: v.string(),
    titleEn: v.string(),
    summaryEs: v.string(),
    summaryEn: v.string(),
    sources: v.array(v.object({ titleEs: v.string(), titleEn: v.string(), credit: v.string() })),
    contact: v.string(),
  }),
  attempt: v.nullable(
    v.object({
      publicationId: v.pipe(v.string(), v.uuid()),
      edition: v.pipe(v.number(), v.integer()),
      sha256: v.string(),
    }),
  ),
}) satisfies v.GenericSchema<unknown, PublicationFormRecord>;

/**
 * The form of a publication that is being prepared, as this device keeps it for an account; null:
 * none, or one that this version of the app cannot read. Failure `not-stored`.
 */
export async function readPublicationForm(
  accountId: string,
  municipalityId: string,
): Promise<PublicationFormRecord | null> {
  const stored = await withStores((database) =>
    database.get('publications', [accountId, municipalityId]),
  );
  const parsed = v.safeParse(recordSchema, stored?.record);
  return parsed.success ? parsed.output : null;
}

/** Stores the form in the place of an older one, and resolves once it is on the device. */
export async function storePublicationForm(record: PublicationFormRecord): Promise<void> {
  const { accountId, municipalityId } = record;
  await withStores(async (database) => {
    const transaction = database.transaction('publications', 'readwrite', { durability: 'strict' });
    await Promise.all([
      transaction.store.put({ accountId, municipalityId, record }),
      transaction.done,
    ]);
  });
}

/** Forgets the form of one municipality, or without one all forms of the account. */
export async function forgetPublicationForms(
  accountId: string,
  municipalityId: string | null = null,
): Promise<void> {
  const which = municipalityId === null ? allOf(accountId) : [accountId, municipalityId];
  await withStores(async (database) => {
    const transaction = database.transaction('publications', 'readwrite', { durability: 'strict' });
    await Promise.all([
      transaction.store.delete(which as IDBKeyRange | [string, string]),
      transaction.done,
    ]);
  });
}
