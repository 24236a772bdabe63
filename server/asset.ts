import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Bytes = Uint8Array<ArrayBuffer>;

export type CacheRule = 'immutable' | 'document' | 'short' | 'revalidate';

/** The bytes of a file and its compressed copies, where they are worth having. */
export type Copies = { plain: Bytes; br: Bytes | undefined; gzip: Bytes | undefined };

export const cacheControl: Record<CacheRule, string> = {
  immutable: 'public, max-age=31536000, immutable',
  // Whoever has read it may keep it for ever. Caches in front of us serve strangers, and must let go of
  // it soon after it was withdrawn (s-maxage, RFC 9111, 5.2.2.10).
  document: 'public, max-age=31536000, s-maxage=60, immutable',
  short: 'public, max-age=60',
  revalidate: 'no-cache',
};

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same tag for all encodings, and therefore a weak one (RFC 9110, 8.8.3). */
export function weakTag(hash: string): string {
  return `W/"${hash}"`;
}

/** Bytes from which compressing at its best takes longer than somebody who waits should. */
const large = 1_000_000;

/**
 * Brotli and gzip copies at their best, for files that are compressed once and read often. `soon`:
 * somebody waits for it, so a large file is compressed well enough; the best takes 2 s for each
 * megabyte, and is a third smaller.
 */
export async function compress(
  bytes: Uint8Array,
  when: 'soon' | 'whenever' = 'whenever',
): Promise<{ br: Bytes; gzip: Bytes }> {
  const isHasty = when === 'soon' && bytes.byteLength > large;
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: isHasty ? 9 : constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      },
    }),
    promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  return { br, gzip: gz };
}

/** Whether what a client holds, by its If-None-Match, is what it asks for. */
export function holds(ifNoneMatch: string, etag: string): boolean {
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''));
}

/** The smallest copy that the client takes: `q=0` refuses, other weights are all the same here. */
export function chooseEncoding(
  acceptEncoding: string | null,
  copies: Pick<Copies, 'br' | 'gzip'>,
): 'br' | 'gzip' | undefined {
  const accepted = new Map<string, boolean>();
  // Browsers name five or six; a header can hold thousands, and all other readers would wait.
  for (const item of (acceptEncoding ?? '').toLowerCase().split(',', 20)) {
    const [name = '', ...parameters] = item.split(';').map((text) => text.trim());
    accepted.set(name, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)));
  }
  const takes = (name: string) => accepted.get(name) ?? accepted.get('*') ?? false;
  if (copies.br && takes('br')) return 'br';
  return copies.gzip && takes('gzip') ? 'gzip' : undefined;
}
