import * as v from 'valibot';
import type { EditionEntry, PublicationIndex, Tombstone } from './document.ts';
import { area, areaKm2, date, municipality, positive, sha256, text } from './schema-parts.ts';

const withdrawal = v.strictObject({ on: date, reasonEs: text, reasonEn: text });

/** What is left in the place of a withdrawn edition. */
export const tombstoneSchema = v.strictObject({
  schema: v.literal(1),
  municipality,
  edition: positive,
  sha256,
  publishedOn: date,
  withdrawn: withdrawal,
}) satisfies v.GenericSchema<unknown, Tombstone>;

const anyEdition = { edition: positive, publishedOn: date, sha256 };

export const editionEntrySchema = v.union([
  v.strictObject({ ...anyEdition, withdrawn: v.null(), titleEs: text, titleEn: text }),
  v.strictObject({ ...anyEdition, withdrawn: withdrawal }),
]) satisfies v.GenericSchema<unknown, EditionEntry>;

/** All municipalities with their editions: `published/index.json`. */
export const publicationIndexSchema = v.strictObject({
  municipalities: v.array(
    v.strictObject({
      ...municipality.entries,
      nationalPhase: v.nullable(v.picklist([1, 2, 3])),
      areaKm2: v.nullable(areaKm2),
      outline: v.nullable(area),
      outlineSource: v.nullable(text),
      editions: v.array(editionEntrySchema),
    }),
  ),
}) satisfies v.GenericSchema<unknown, PublicationIndex>;
