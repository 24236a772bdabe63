import type { CacheRule, Copies } from '../asset.ts';

/** What a file is to those who ask for it, which decides on the headers it is sent with. */
export type FileKind =
  /** A page of this site: shown by itself, or framed by whom the settings allow. */
  | 'page'
  /** The workspace, which is a page of its own kind. */
  | 'app'
  /** A page that the workspace shows within itself, and nobody else. */
  | 'preview'
  /** A page made to stand in pages of others. */
  | 'embed'
  /** Free to be read by scripts of any site. */
  | 'published'
  | 'asset';

/** One file of the public site. It is made when somebody asks for it, or when it is written out. */
export type SiteFile = {
  /** Relative to the root of the site, with its extension: `en/soyapango/2.html`. */
  path: string;
  kind: FileKind;
  /** The value of content-type. */
  type: string;
  cache: CacheRule;
  status: 200 | 404 | 410;
  /** Of all that it is made from: files of equal keys have equal bytes. */
  key: string;
  load: () => Promise<Copies>;
};

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  geojson: 'application/geo+json',
  csv: 'text/csv; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
};

/** The value of content-type for a file of this name. */
export function typeOf(path: string): string {
  return types[extensionOf(path)] ?? 'application/octet-stream';
}

/** Whether a copy made by brotli or gzip is worth having. */
export function isCompressible(path: string): boolean {
  return !['', 'png', 'ico', 'woff2', 'br', 'gz'].includes(extensionOf(path));
}

function extensionOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1] ?? '';
}
