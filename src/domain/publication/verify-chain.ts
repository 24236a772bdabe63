import { canonicalJson, sameJson } from '../canonical-json.ts';
import { Failure } from '../failure.ts';
import type { EditionEntry, PublicationDocument } from './document.ts';
import { parsePublication } from './parse-publication.ts';
import { parseTombstone } from './parse-tombstone.ts';

/** What a site offers of the editions of one municipality. */
export type Chain = {
  /** As the index names it. */
  municipality: { id: string; name: string; department: string };
  /** As the index lists them. */
  entries: readonly EditionEntry[];
  /** What stands in the place of each edition, byte for byte; also of editions that are not listed. */
  files: ReadonlyMap<number, Uint8Array>;
  /** Other files of an edition, such as its tables and pictures, by their names. */
  besides?: ReadonlyMap<number, readonly string[]>;
};

/** `edition` null: of the list as a whole. In words, in English. */
export type ChainFault = { edition: number | null; fault: string };

/**
 * Checks the editions of a municipality: that each is the bytes that its hash names, that they are
 * canonical and say what the index says, that each names the one before, that none is missing or
 * twice, and that of withdrawn ones only the tombstone is left. Nothing stands above the newest
 * edition: that it is the one that was published, only a hash known from elsewhere can tell.
 */
export async function verifyChain(chain: Chain): Promise<ChainFault[]> {
  const { entries, files } = chain;
  const inOrder = [...entries].sort((a, b) => a.edition - b.edition);
  const faults = faultsOfList(chain);
  for (const [at, entry] of inOrder.entries()) {
    const bytes = files.get(entry.edition);
    const found = bytes
      ? entry.withdrawn
        ? faultsOfTombstone(chain, entry, bytes)
        : await faultsOfDocument(chain, entry, bytes, inOrder[at - 1])
      : ['there is no file'];
    faults.push(...found.map((fault) => ({ edition: entry.edition, fault })));
  }
  return faults;
}

function faultsOfList({ entries, files }: Chain): ChainFault[] {
  const numbers = entries.map(({ edition }) => edition);
  const listed = new Set<number>();
  const twice = new Set<number>();
  for (const number of numbers) (listed.has(number) ? twice : listed).add(number);
  const faults: ChainFault[] = [...twice].map((edition) => ({
    edition,
    fault: 'the index lists it twice',
  }));
  let before = 0;
  for (const edition of [...new Set([...listed, ...files.keys()])].sort((a, b) => a - b)) {
    faults.push(...missing(before + 1, edition - 1));
    if (!listed.has(edition)) {
      faults.push({ edition, fault: 'there is a file, but the index does not list it' });
    }
    before = edition;
  }
  if (numbers.some((number, at) => number > (numbers[at - 1] ?? Infinity))) {
    faults.push({ edition: null, fault: 'the index does not list the newest edition first' });
  }
  return faults;
}

/** The first one stands for all: an index may name an edition of any number. */
function missing(from: number, to: number): ChainFault[] {
  if (from > to) return [];
  const more = to - from;
  const others = more === 0 ? '' : `, and ${more} after it`;
  return [{ edition: from, fault: `it is missing between the others${others}` }];
}

async function faultsOfDocument(
  chain: Chain,
  entry: Extract<EditionEntry, { withdrawn: null }>,
  bytes: Uint8Array,
  before: EditionEntry | undefined,
): Promise<string[]> {
  const hash = await sha256Of(bytes);
  const faults = hash === entry.sha256 ? [] : [`its sha256 is ${hash}, not ${entry.sha256}`];
  const read = attempt(() => parsePublication(textOf(bytes)));
  if (typeof read === 'string') return [...faults, read];
  if (canonicalJson(read) !== textOf(bytes)) faults.push('its bytes are not canonical JSON');
  return [
    ...faults,
    ...differences(chain, entry, read),
    ...(read.titleEs === entry.titleEs && read.titleEn === entry.titleEn
      ? []
      : ['its title is another one in the index']),
    ...faultsOfLink(read, before),
  ];
}

function faultsOfLink(
  { edition, previous, publishedOn }: PublicationDocument,
  before: EditionEntry | undefined,
): string[] {
  if (edition === 1 || before?.edition !== edition - 1) return [];
  return [
    ...(previous?.sha256 === before.sha256
      ? []
      : [`it follows sha256 ${previous?.sha256 ?? 'none'}, edition ${before.edition} is another`]),
    ...(publishedOn < before.publishedOn ? ['it was published before the edition before'] : []),
  ];
}

function faultsOfTombstone(
  chain: Chain,
  entry: Extract<EditionEntry, { withdrawn: object }>,
  bytes: Uint8Array,
): string[] {
  const left = (chain.besides?.get(entry.edition) ?? []).map(
    (name) => `it was withdrawn, but ${name} is still there`,
  );
  const stone = attempt(() => parseTombstone(textOf(bytes)));
  if (typeof stone === 'string') {
    const isThere = typeof attempt(() => parsePublication(textOf(bytes))) !== 'string';
    return [...left, isThere ? 'it was withdrawn, but its document is still there' : stone];
  }
  return [
    ...left,
    ...differences(chain, entry, stone),
    ...(sameJson(stone.municipality, chain.municipality)
      ? []
      : ['its municipality is named otherwise in the index']),
    ...(stone.sha256 === entry.sha256 ? [] : ['its sha256 is another one in the index']),
    ...(sameJson(stone.withdrawn, entry.withdrawn)
      ? []
      : ['its withdrawal is told otherwise in the index']),
  ];
}

type Named = { municipality: { id: string }; edition: number; publishedOn: string };

function differences({ municipality }: Chain, entry: EditionEntry, read: Named): string[] {
  const faults: string[] = [];
  if (read.municipality.id !== municipality.id) faults.push(`it is of ${read.municipality.id}`);
  if (read.edition !== entry.edition) faults.push(`it says that it is edition ${read.edition}`);
  if (read.publishedOn !== entry.publishedOn) faults.push('its day is another one in the index');
  return faults;
}

/** The value, or in words why there is none. */
function attempt<Value>(read: () => Value): Value | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) return error.message;
    if (error instanceof TypeError) return 'its bytes are not UTF-8';
    throw error;
  }
}

/** @throws TypeError for bytes that are not UTF-8 */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
