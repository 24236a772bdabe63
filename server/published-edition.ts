import * as v from 'valibot';
import { canonicalJson } from '../src/domain/canonical-json.ts';
import type { EditionEntry, Tombstone, Withdrawal } from '../src/domain/publication/document.ts';
import { tombstoneSchema } from '../src/domain/publication/index-schema.ts';
import { publicationSchema } from '../src/domain/publication/publication-schema.ts';
import { sha256, type Bytes, type Copies } from './asset.ts';
import type { Edition, Municipality } from './publication-source.ts';

/** An edition that can be served: its document, or the tombstone in its place. */
export type PublishedEdition = {
  /** Its identifier. */
  municipality: string;
  entry: EditionEntry;
  /** Empty where the edition says nothing beside its title, or was withdrawn. */
  summary: { es: string; en: string };
  /** Where the document as it was published, or the tombstone, stands on disk. */
  file: string;
  /** What is in the file. */
  load: () => Promise<Copies>;
};

type OnDisk = Pick<PublishedEdition, 'file' | 'load'>;

/** What is repeated of a document elsewhere; the whole is checked when it is taken over. */
const documentSchema = v.object({
  municipality: v.object({ id: v.string() }),
  edition: v.number(),
  publishedOn: v.string(),
  titleEs: v.string(),
  titleEn: v.string(),
  summaryEs: v.string(),
  summaryEn: v.string(),
});

/** @throws Error when these bytes are neither a document nor a tombstone. */
export function readEdition(bytes: Bytes, onDisk: OnDisk): PublishedEdition {
  const found = v.parse(
    v.union([tombstoneSchema, documentSchema]),
    JSON.parse(Buffer.from(bytes).toString()),
  );
  const { municipality, edition, publishedOn } = found;
  if ('withdrawn' in found) {
    const entry = { edition, publishedOn, sha256: found.sha256, withdrawn: found.withdrawn };
    return { municipality: municipality.id, entry, summary: { es: '', en: '' }, ...onDisk };
  }
  const { titleEs, titleEn, summaryEs, summaryEn } = found;
  return {
    municipality: municipality.id,
    entry: { edition, publishedOn, sha256: sha256(bytes), withdrawn: null, titleEs, titleEn },
    summary: { es: summaryEs, en: summaryEn },
    ...onDisk,
  };
}

const wordsSchema = v.object({
  summaryEs: v.string(),
  summaryEn: v.string(),
  titleEs: v.string(),
  titleEn: v.string(),
});

/**
 * An edition that an earlier run left and listed, told by the hash of its bytes: they were checked
 * when they were taken over, and to read a large document whole takes a hundred milliseconds.
 * Undefined when they are anything else, such as the tombstone of one that was withdrawn since.
 */
export function recognise(
  bytes: Bytes,
  municipality: string,
  listed: EditionEntry,
  onDisk: OnDisk,
): PublishedEdition | undefined {
  if (listed.withdrawn !== null || sha256(bytes) !== listed.sha256) return undefined;
  // The last keys of a canonical document are those of its summary and title. What is in a text has
  // its quotes escaped, so the key stands nowhere else behind.
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(
    '"summaryEn":',
  );
  if (at < 0) return undefined;
  const { summaryEs, summaryEn, titleEs, titleEn } = v.parse(
    wordsSchema,
    JSON.parse(`{${Buffer.from(bytes.subarray(at)).toString()}`),
  );
  const entry = { ...listed, titleEs, titleEn };
  return { municipality, entry, summary: { es: summaryEs, en: summaryEn }, ...onDisk };
}

/**
 * The document of an edition, once it is known to be the one that was published.
 *
 * @throws Error when it is another one, or not of its schema.
 */
export function documentBytes(content: string, edition: Edition): Bytes {
  if (sha256(content) !== edition.sha256) throw new Error('the document is not of its sha256');
  const document = v.parse(publicationSchema, JSON.parse(content));
  const isOf = document.municipality.id === edition.municipality;
  if (!isOf || document.edition !== edition.edition) {
    throw new Error('the document is of another edition');
  }
  return Buffer.from(content);
}

/** What stands in the place of an edition that was withdrawn. */
export function tombstoneBytes(edition: Edition, withdrawn: Withdrawal, of: Municipality): Bytes {
  const tombstone: Tombstone = {
    schema: 1,
    municipality: { id: of.id, name: of.name, department: of.department },
    edition: edition.edition,
    sha256: edition.sha256,
    publishedOn: edition.publishedOn,
    withdrawn,
  };
  return Buffer.from(canonicalJson(tombstone));
}

/** Whether this is what the source, or an earlier index, says of the edition. */
export function isStill(
  { municipality, entry }: PublishedEdition,
  listed: Pick<Edition, 'municipality' | 'edition' | 'sha256' | 'withdrawn'>,
): boolean {
  return (
    municipality === listed.municipality &&
    entry.edition === listed.edition &&
    entry.sha256 === listed.sha256 &&
    canonicalJson(entry.withdrawn) === canonicalJson(listed.withdrawn)
  );
}
