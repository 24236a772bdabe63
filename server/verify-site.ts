import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { PublicationIndex } from '../src/domain/publication/document.ts';
import { publicationIndexSchema } from '../src/domain/publication/index-schema.ts';
import { publishedPath, type FileFormat } from '../src/domain/publication/site-paths.ts';
import { verifyChain, type ChainFault } from '../src/domain/publication/verify-chain.ts';

export type VerifiedMunicipality = {
  municipality: string;
  editions: PublicationIndex['municipalities'][number]['editions'];
  faults: ChainFault[];
};

/** The files of a site by their paths from its root. */
type Site = {
  /** null: there is none. */
  read: (path: string) => Promise<Uint8Array | null>;
  exists: (path: string) => Promise<boolean>;
  /** Editions with a file, as far as the place can list them. */
  editions: (municipality: string) => Promise<number[]>;
};

/** Bytes of a file. A document has at most 6 MB, and an index of all municipalities less. */
const largestFile = 32_000_000;

const otherFormats: FileFormat[] = ['geojson', 'csv', 'svg', 'png'];

/**
 * Checks the chain of every municipality of a site, in a folder or at an address.
 *
 * @throws Error where there is no index that can be read, or a file cannot be fetched
 */
export async function verifySite(place: string): Promise<VerifiedMunicipality[]> {
  const site = /^https?:\/\//.test(place) ? siteAt(place) : siteIn(place);
  const index = await site.read('published/index.json');
  if (!index) throw new Error(`${place} has no published/index.json`);
  const { municipalities } = v.parse(
    publicationIndexSchema,
    JSON.parse(Buffer.from(index).toString()),
  );
  const ids = municipalities.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Error('The index lists a municipality twice');
  const verified: VerifiedMunicipality[] = [];
  for (const { id, name, department, editions: entries } of municipalities) {
    const files = new Map<number, Uint8Array>();
    const besides = new Map<number, string[]>();
    const numbers = [...entries.map(({ edition }) => edition), ...(await site.editions(id))];
    for (const edition of new Set(numbers)) {
      const bytes = await site.read(publishedPath(id, edition, 'json'));
      if (bytes) files.set(edition, bytes);
    }
    for (const { edition, withdrawn } of entries) {
      if (withdrawn) besides.set(edition, await left(site, id, edition));
    }
    const faults = await verifyChain({
      municipality: { id, name, department },
      entries,
      files,
      besides,
    });
    verified.push({ municipality: id, editions: entries, faults });
  }
  return verified;
}

/** What is still there of an edition beside its document. */
async function left(site: Site, municipality: string, edition: number): Promise<string[]> {
  const paths = otherFormats.flatMap((format) =>
    (['es', 'en'] as const).map((locale) => publishedPath(municipality, edition, format, locale)),
  );
  const found: string[] = [];
  for (const path of new Set(paths)) if (await site.exists(path)) found.push(path);
  return found;
}

function siteIn(folder: string): Site {
  const read = async (path: string) => {
    try {
      return await readFile(join(folder, path));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };
  return {
    read,
    exists: async (path) => (await read(path)) !== null,
    editions: async (municipality) => {
      try {
        const names = await readdir(join(folder, 'published', municipality));
        return names.flatMap((name) => /^(\d+)\.json$/.exec(name)?.slice(1).map(Number) ?? []);
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function siteAt(address: string): Site {
  const root = new URL(address.endsWith('/') ? address : `${address}/`);
  const ask = (path: string, method: 'GET' | 'HEAD') =>
    fetch(new URL(path, root), { method, signal: AbortSignal.timeout(30_000) });
  return {
    read: async (path) => {
      const answer = await ask(path, 'GET');
      // 410 comes with the tombstone.
      if (answer.ok || answer.status === 410) return bytesOf(answer);
      if (answer.status === 404) return null;
      throw new Error(`${answer.url} answered ${answer.status}`);
    },
    exists: async (path) => (await ask(path, 'HEAD')).ok,
    editions: () => Promise.resolve([]),
  };
}

/** A site that is checked is not trusted: it may send without end. */
async function bytesOf({ body, url }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > largestFile) throw new Error(`${url} is larger than ${largestFile / 1e6} MB`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
