import type { MiddlewareHandler } from 'hono';
import type { Settings } from './settings.ts';

/**
 * No `unsafe-eval`, no `blob:` workers, no inline scripts or styles: the map's worker is a file of
 * this origin, and styles are set through the CSSOM, which the policy does not concern.
 */
function contentSecurityPolicy(settings: Settings): string {
  const others = [
    settings.backend.kind === 'supabase' ? settings.backend.url : undefined,
    settings.basemapStyle,
  ].flatMap((address) => (address === undefined ? [] : [new URL(address).origin]));
  const connect = ["'self'", ...new Set(others)].join(' ');
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src ${connect}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${settings.frameAncestors}`,
  ].join('; ');
}

export function securityHeaders(settings: Settings): MiddlewareHandler {
  const headers = Object.entries({
    'content-security-policy': contentSecurityPolicy(settings),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
  });
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
  };
}
