import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameBasedUuid } from './name-based-uuid.ts';

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('nameBasedUuid', () => {
  it('gives the example of RFC 9562', () => {
    expect(nameBasedUuid(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('hashes as another implementation of SHA-1 does, whatever the length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (name) => {
        const hash = createHash('sha1').update(Buffer.from(dns.replaceAll('-', ''), 'hex'));
        const digits = hash.update(name, 'utf8').digest('hex').slice(0, 32);
        const own = nameBasedUuid(dns, name).replaceAll('-', '');
        expect(own).toMatch(/^.{12}5.{3}[89ab].{15}$/);
        const unmarked = (text: string) => text.slice(0, 12) + text.slice(13, 16) + text.slice(17);
        expect(unmarked(own)).toBe(unmarked(digits));
      }),
    );
  });
});
