/**
 * A UUID of version 5 (RFC 9562, 5.5): the same for the same name, and apart from those of other
 * namespaces. Without the browser's `crypto`, which answers only later and one name at a time.
 *
 * @param namespace a UUID
 */
export function nameBasedUuid(namespace: string, name: string): string {
  const space = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
  const written = encoder.encode(name);
  const bytes = new Uint8Array(space.length + written.length);
  bytes.set(space);
  bytes.set(written, space.length);
  const digits = sha1(bytes);
  const variant = (Number.parseInt(digits.charAt(16), 16) & 0x3) | 0x8;
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `5${digits.slice(13, 16)}`,
    `${variant.toString(16)}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

const encoder = new TextEncoder();
const words = new Int32Array(80);

/** SHA-1 (RFC 3174) as hexadecimal digits: to tell names apart, not to keep secrets. */
function sha1(message: Uint8Array): string {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 80; t += 1) words[t] = t < 16 ? view.getInt32(block + 4 * t) : mixed(t);
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
    for (let t = 0; t < 80; t += 1) {
      const next = (rotate(a, 5) + round(t, b, c, d) + e + (words[t] as number)) | 0;
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
    }
    [h0, h1, h2, h3, h4] = [(h0 + a) | 0, (h1 + b) | 0, (h2 + c) | 0, (h3 + d) | 0, (h4 + e) | 0];
  }
  return [h0, h1, h2, h3, h4].map((h) => (h >>> 0).toString(16).padStart(8, '0')).join('');
}

function mixed(t: number): number {
  const [a, b, c, d] = [words[t - 3], words[t - 8], words[t - 14], words[t - 16]];
  return rotate((a as number) ^ (b as number) ^ (c as number) ^ (d as number), 1);
}

function round(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
