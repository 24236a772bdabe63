import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { PageStyles } from '../src/app/public/public-page.ts';
import type { FileKind } from './site/site-file.ts';
import type { Settings } from './settings.ts';

type Policy = {
  /** Style sheets that stand in the pages themselves. */
  styles?: string[];
  frameAncestors: string | null;
  /** Addresses beside its own that the page may ask. */
  connect: string[];
};

/**
 * No `unsafe-eval`, no `blob:` workers, no inline scripts, of inline styles only the two sheets of
 * public pages: the map's worker is a file of this origin, and other styles are set through the
 * CSSOM, which the policy does not concern.
 */
export function contentSecurityPolicy({ styles = [], frameAncestors, connect }: Policy): string {
  const hashes = styles.map((sheet) => createHash('sha256').update(sheet).digest('base64'));
  return [
    "default-src 'self'",
    "script-src 'self'",
    ["style-src 'self'", ...hashes.map((hash) => `'sha256-${hash}'`)].join(' '),
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src ${["'self'", ...new Set(connect)].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ...(frameAncestors === null ? [] : [`frame-ancestors ${frameAncestors}`]),
  ].join('; ');
}

/** Sent with everything, by our own server and by others that serve an exported site. */
export const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};
const alone = { 'cross-origin-opener-policy': 'same-origin' };
export const freeForAll = { 'access-control-allow-origin': '*' };

/** What is sent with every file of a kind: names and values in one list. */
export function fileHeaders(settings: Settings, sheets: PageStyles): Record<FileKind, string[]> {
  const { frameAncestors } = settings;
  const styles = Object.values(sheets);
  const of = (policy: Omit<Policy, 'connect'>, more: Record<string, string>) => {
    const connect = connectSources(settings);
    const csp = contentSecurityPolicy({ ...policy, connect });
    return Object.entries({ 'content-security-policy': csp, ...everywhere, ...more }).flat();
  };
  return {
    page: of({ styles, frameAncestors }, alone),
    // Whoever opens it from within another site may do with their window what they like.
    embed: of({ styles: [sheets.others], frameAncestors: '*' }, {}),
    app: of({ frameAncestors }, alone),
    preview: of({ frameAncestors: "'self'" }, { ...alone, 'x-robots-tag': 'noindex' }),
    published: of({ frameAncestors }, { ...alone, ...freeForAll }),
    asset: of({ frameAncestors }, alone),
  };
}

/** Sent with what is no file. */
export function securityHeaders(settings: Settings): MiddlewareHandler {
  const { frameAncestors } = settings;
  const csp = contentSecurityPolicy({ frameAncestors, connect: connectSources(settings) });
  const headers = Object.entries({ 'content-security-policy': csp, ...everywhere, ...alone });
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
  };
}

/** Addresses beside their own that pages ask: the API, and the background of the map. */
export function connectSources({ backend, basemapStyle }: Settings): string[] {
  return [backend.kind === 'supabase' ? backend.url : undefined, basemapStyle].flatMap((address) =>
    address === undefined ? [] : [new URL(address).origin],
  );
}
