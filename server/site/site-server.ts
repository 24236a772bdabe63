import type { FileKind, SiteFile } from './site-file.ts';
import { ServedFile, type Asked, type Reply } from './served-file.ts';

export type SiteServerOptions = {
  /** Names and values of what is sent with every file of a kind. */
  headers: Record<FileKind, string[]>;
  /** The built app, and what public pages load; the file of the kind `app` is the workspace. */
  client: SiteFile[];
  /** Bytes of files to keep in memory. */
  keep?: number;
};

export type SiteRequest = Asked & {
  /** Path and query, as the request line has them. */
  url: string;
};

/** What the API and not the site answers. */
const apiPaths = /^\/(rest|auth|storage|health|config\.json)(\/|$)/;
const workspacePaths = /^(\/en)?\/(explore|prioritise|hotspots|publish|sign-in)(\/[^.]*)?$/;

const keptByDefault = 256_000_000;

/**
 * Answers with files of the public site and of the app, from memory and without a database. A
 * request only looks up a path in a map, so no path leads out of the site.
 */
export class SiteServer {
  readonly #options: SiteServerOptions;
  readonly #client: Map<string, ServedFile>;
  readonly #workspace: ServedFile | undefined;
  #files: Map<string, ServedFile>;
  #asked = 0;

  constructor(options: SiteServerOptions) {
    this.#options = options;
    const workspace = options.client.find(({ kind }) => kind === 'app');
    this.#workspace = workspace && this.#served(workspace);
    const others = options.client.filter((file) => file !== workspace);
    this.#client = byAddress(others.map((file) => this.#served(file)));
    this.#files = this.#client;
  }

  /** Serves these files from now on, beside the app. What has not changed stays in memory. */
  publish(files: SiteFile[]): void {
    const before = this.#files;
    this.#files = new Map([
      ...byAddress(
        files.map((file) => {
          const kept = before.get(`/${file.path}`);
          return kept?.file.key === file.key ? kept : this.#served(file);
        }),
      ),
      ...this.#client,
    ]);
  }

  /** The answer, at once where it is in memory; null: the API answers, or nobody. */
  answer(request: SiteRequest): Reply | Promise<Reply> | null {
    const { url, method } = request;
    if (method !== 'GET' && method !== 'HEAD') return null;
    const query = url.indexOf('?');
    const path = query < 0 ? url : url.slice(0, query);
    const file = this.#find(path);
    if (file) return this.#reply(file, request);
    if (apiPaths.test(path)) return null;
    const onlyWithoutSlash = path.endsWith('/') && this.#find(withoutSlashes(path));
    if (onlyWithoutSlash) return this.#moved(path, query < 0 ? '' : url.slice(query));
    if (workspacePaths.test(path)) {
      return this.#workspace ? this.#reply(this.#workspace, request) : null;
    }
    if (isNameOfFile(path) || /^\/(assets|published)(\/|$)/.test(path)) return null;
    const page = this.#files.get(/^\/en(\/|$)/.test(path) ? '/en/404.html' : '/404.html');
    return page ? this.#reply(page, request) : null;
  }

  #find(path: string): ServedFile | undefined {
    const found = this.#files.get(path);
    return found ?? (path.includes('%') ? this.#files.get(decoded(path)) : undefined);
  }

  #reply(file: ServedFile, request: SiteRequest): Reply | Promise<Reply> {
    file.usedAt = ++this.#asked;
    const reply = file.reply(request);
    return reply instanceof Promise ? reply.finally(() => this.#makeRoom()) : reply;
  }

  /** Relative, because a proxy may have put the site under another address. */
  #moved(path: string, query: string): Reply {
    const page = withoutSlashes(path);
    const name = page.slice(page.lastIndexOf('/') + 1);
    const up = '../'.repeat(path.length - page.length);
    const headers = [...this.#options.headers.page, 'location', up + name + query];
    return { status: 308, headers: [...headers, 'content-length', '0'], body: null };
  }

  #makeRoom(): void {
    const held = [...new Set(this.#files.values())].filter(({ size }) => size > 0);
    let sum = held.reduce((total, { size }) => total + size, 0);
    held.sort((a, b) => a.usedAt - b.usedAt);
    for (const file of held) {
      if (sum <= (this.#options.keep ?? keptByDefault)) return;
      sum -= file.size;
      file.forget();
    }
  }

  #served(file: SiteFile): ServedFile {
    return new ServedFile(file, this.#options.headers[file.kind]);
  }
}

/** A page is found with and without its extension, so that both are the same file. */
function byAddress(files: ServedFile[]): Map<string, ServedFile> {
  return new Map(
    files.flatMap((served): [string, ServedFile][] => {
      const path = `/${served.file.path}`;
      if (path === '/index.html')
        return [
          ['/', served],
          [path, served],
        ];
      return path.endsWith('.html')
        ? [
            [path.slice(0, -'.html'.length), served],
            [path, served],
          ]
        : [[path, served]];
    }),
  );
}

/**
 * Both look at each character once: a pattern that is tried anew at each place takes seconds for an
 * address of some thousand slashes or dots, and all other readers wait.
 */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** Whether its last part has an extension that is not that of a page. */
function isNameOfFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.indexOf('.');
  return dot >= 0 && name.slice(dot) !== '.html';
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
