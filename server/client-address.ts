import type { IncomingMessage } from 'node:http';

/**
 * Who sends a request, for counting attempts. X-Forwarded-For can be written by anybody, so only
 * the entries that trusted proxies added are believed: the last ones.
 */
export function clientAddress(incoming: IncomingMessage, trustedProxies: number): string {
  const peer = incoming.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return network(peer);
  const forwarded = [incoming.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  return network(forwarded.at(-trustedProxies)?.trim() || peer);
}

/** One person has a whole /64 network of IPv6 addresses, and counts once. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
