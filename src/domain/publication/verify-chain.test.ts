import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import type { EditionEntry, Tombstone } from './document.ts';
import { secondEdition } from './fixtures/documents.ts';
import { verifyChain, type Chain } from './verify-chain.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const withdrawn = { on: '2027-03-01', reasonEs: 'Un error', reasonEn: 'A mistake' };

const mejicanos = { id: 'mejicanos', name: 'Mejicanos', department: 'San Salvador' };

/** Editions 1 to `length`, of which those of `gone` were withdrawn. */
function chainOf(length: number, gone: number[] = []) {
  const files = new Map<number, Uint8Array>();
  const entries: EditionEntry[] = [];
  for (let edition = 1, before = ''; edition <= length; edition += 1) {
    const document = secondEdition({
      edition,
      publishedOn: `2027-02-0${edition}`,
      previous: edition === 1 ? null : { edition: edition - 1, sha256: before },
    });
    const bytes = encode(canonicalJson(document));
    before = sha256(bytes);
    const { publishedOn, titleEs, titleEn } = document;
    const entry = { edition, publishedOn, sha256: before };
    const stone: Tombstone = {
      schema: 1,
      municipality: mejicanos,
      ...entry,
      withdrawn,
    };
    const isGone = gone.includes(edition);
    files.set(edition, isGone ? encode(JSON.stringify(stone)) : bytes);
    entries.unshift(
      isGone ? { ...entry, withdrawn } : { ...entry, withdrawn: null, titleEs, titleEn },
    );
  }
  return { municipality: mejicanos, entries, files } satisfies Chain;
}

const faultsOf = async (chain: Chain) =>
  (await verifyChain(chain)).map(({ edition, fault }) => `${edition ?? 'list'}: ${fault}`);

describe('verifyChain', () => {
  it('finds nothing in chains as they are published', async () => {
    expect(await faultsOf(chainOf(3))).toEqual([]);
    expect(await faultsOf(chainOf(4, [1, 3]))).toEqual([]);
    expect(await faultsOf({ municipality: mejicanos, entries: [], files: new Map() })).toEqual([]);
  });

  it('detects a change of any byte of any file', async () => {
    const { entries, files, municipality } = chainOf(3, [2]);
    const place = fc.record({
      edition: fc.constantFrom(1, 2, 3),
      at: fc.nat(),
      change: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(place, async ({ edition, at, change }) => {
        const bytes = Uint8Array.from(files.get(edition) ?? []);
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ change;
        // A tombstone may be written otherwise, as long as it says the same.
        fc.pre(edition !== 2 || !saysTheSame(bytes, files.get(2)));
        const tampered = new Map(files).set(edition, bytes);
        expect(await verifyChain({ municipality, entries, files: tampered })).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('detects a change of any member of the index', async () => {
    const chain = chainOf(3, [2]);
    for (const [at, entry] of chain.entries.entries()) {
      for (const [member, value] of Object.entries(entry)) {
        const changed = typeof value === 'number' ? value + 1 : value === null ? withdrawn : 'x';
        const entries = chain.entries.with(at, { ...entry, [member]: changed });
        expect(await verifyChain({ ...chain, entries }), `${member} of ${at}`).not.toEqual([]);
      }
    }
  });

  it('detects another order, a gap, a repetition and what is not listed', async () => {
    const chain = chainOf(3);
    const [third, second, first] = chain.entries as [EditionEntry, EditionEntry, EditionEntry];
    const list = (entries: EditionEntry[]) => faultsOf({ ...chain, entries });
    expect(await list([first, second, third])).toEqual([
      'list: the index does not list the newest edition first',
    ]);
    expect(await list([third, first])).toContain(
      '2: there is a file, but the index does not list it',
    );
    expect(await list([third, second, second, first])).toContain('2: the index lists it twice');
    expect(await list([second, first])).toContain(
      '3: there is a file, but the index does not list it',
    );
    const files = new Map(chain.files);
    files.delete(2);
    expect(await faultsOf({ ...chain, files })).toEqual(['2: there is no file']);
    expect(await faultsOf({ ...chain, files, entries: [third, first] })).toContain(
      '2: it is missing between the others',
    );
  });

  it('detects two documents in each other’s places', async () => {
    const chain = chainOf(3);
    const [one, two] = [chain.files.get(1), chain.files.get(2)] as [Uint8Array, Uint8Array];
    const files = new Map(chain.files).set(1, two).set(2, one);
    expect(await faultsOf({ ...chain, files })).toEqual(
      expect.arrayContaining([
        '1: it says that it is edition 2',
        expect.stringContaining('2: its sha256 is') as string,
      ]),
    );
  });

  it('detects an edition that was rewritten with its hash, but not forged to the end', async () => {
    const chain = chainOf(3);
    const forged = encode(
      canonicalJson({
        ...secondEdition(),
        edition: 1,
        publishedOn: '2027-02-01',
        previous: null,
        contact: 'X',
      }),
    );
    const entries = chain.entries.with(2, {
      ...chain.entries[2],
      sha256: sha256(forged),
    } as EditionEntry);
    const files = new Map(chain.files).set(1, forged);
    const faults = await faultsOf({ ...chain, entries, files });
    expect(faults).toEqual([expect.stringContaining('2: it follows sha256')]);
  });

  it('detects bytes that say the same in another way, although the index has their hash', async () => {
    const chain = chainOf(1);
    const text = new TextDecoder().decode(chain.files.get(1));
    const spaced = encode(text.replace('{', '{ '));
    const entries = [{ ...chain.entries[0], sha256: sha256(spaced) } as EditionEntry];
    expect(await faultsOf({ ...chain, entries, files: new Map([[1, spaced]]) })).toEqual([
      '1: its bytes are not canonical JSON',
    ]);
  });

  it('detects what should be gone of a withdrawn edition', async () => {
    const chain = chainOf(2, [1]);
    const files = new Map(chain.files).set(1, chainOf(2).files.get(1) ?? encode(''));
    expect(await faultsOf({ ...chain, files })).toEqual([
      '1: it was withdrawn, but its document is still there',
    ]);
    const besides = new Map([[1, ['published/mejicanos/1.csv']]]);
    expect(await faultsOf({ ...chain, besides })).toEqual([
      '1: it was withdrawn, but published/mejicanos/1.csv is still there',
    ]);
  });

  it('is not kept busy by an index that names an edition of any number', async () => {
    const { entries, ...chain } = chainOf(1);
    const far = {
      edition: Number.MAX_SAFE_INTEGER,
      publishedOn: '2027-02-01',
      sha256: '0'.repeat(64),
    };
    expect(await faultsOf({ ...chain, entries: [{ ...far, withdrawn }, ...entries] })).toEqual([
      '2: it is missing between the others, and 9007199254740988 after it',
      '9007199254740991: there is no file',
    ]);
  });
});

function saysTheSame(bytes: Uint8Array, original: Uint8Array | undefined): boolean {
  try {
    const read = (one: Uint8Array | undefined) =>
      canonicalJson(JSON.parse(new TextDecoder().decode(one)));
    return read(bytes) === read(original);
  } catch {
    return false;
  }
}
