import {
  cacheControl,
  chooseEncoding,
  holds,
  sha256,
  weakTag,
  type Bytes,
  type Copies,
} from '../asset.ts';
import type { SiteFile } from './site-file.ts';

/** An answer as Node's HTTP server takes it: names and values of headers in one list. */
export type Reply = { status: number; headers: string[]; body: Bytes | null };

export type Asked = {
  method: string;
  ifNoneMatch: string | undefined;
  acceptEncoding: string | undefined;
};

type Ready = {
  copies: Copies;
  etag: string;
  unchanged: Reply;
  replies: Record<'plain' | 'br' | 'gzip', Reply | undefined>;
};

/** A file that is served: made when it is first asked for, and then answered from memory. */
export class ServedFile {
  readonly file: SiteFile;
  /** Larger: asked for later. */
  usedAt = 0;
  readonly #headers: string[];
  #ready: Ready | undefined;
  #loading: Promise<Ready> | undefined;

  /** `headers`: names and values of what is sent with every file of its kind. */
  constructor(file: SiteFile, headers: string[]) {
    this.file = file;
    this.#headers = headers;
  }

  /** Bytes held in memory. */
  get size(): number {
    const { plain, br, gzip } = this.#ready?.copies ?? {};
    return [plain, br, gzip].reduce((sum, bytes) => sum + (bytes?.byteLength ?? 0), 0);
  }

  /** Lets go of the bytes; the next one who asks waits until they are there again. */
  forget(): void {
    this.#ready = undefined;
  }

  /** At once where the file is in memory. */
  reply(asked: Asked): Reply | Promise<Reply> {
    if (this.#ready) return choose(this.#ready, asked);
    this.#loading ??= this.#load().finally(() => (this.#loading = undefined));
    return this.#loading.then((ready) => choose(ready, asked));
  }

  async #load(): Promise<Ready> {
    const copies = await this.file.load();
    const { status, cache, type } = this.file;
    const etag = weakTag(sha256(copies.plain));
    const common = [
      ...this.#headers,
      'cache-control',
      // A page that says what is not there must not be kept where something may soon be.
      status === 404 ? 'no-cache' : cacheControl[cache],
      'etag',
      etag,
      'vary',
      'accept-encoding',
    ];
    const withBody = (body: Bytes | undefined, encoding: string[]): Reply | undefined =>
      body && {
        status,
        headers: [
          ...common,
          ...['content-type', type, 'content-length', String(body.byteLength)],
          ...encoding,
        ],
        body,
      };
    this.#ready = {
      copies,
      etag,
      unchanged: { status: 304, headers: common, body: null },
      replies: {
        plain: withBody(copies.plain, []),
        br: withBody(copies.br, ['content-encoding', 'br']),
        gzip: withBody(copies.gzip, ['content-encoding', 'gzip']),
      },
    };
    return this.#ready;
  }
}

function choose(ready: Ready, { method, ifNoneMatch, acceptEncoding }: Asked): Reply {
  const { etag, unchanged, replies, copies } = ready;
  const isFound = replies.plain?.status === 200;
  if (isFound && ifNoneMatch !== undefined && (ifNoneMatch === etag || holds(ifNoneMatch, etag))) {
    return unchanged;
  }
  const encoding = chooseEncoding(acceptEncoding ?? null, copies) ?? 'plain';
  const reply = replies[encoding] ?? unchanged;
  return method === 'HEAD' ? { ...reply, body: null } : reply;
}
