import { expect, test } from 'vitest';
import { chooseEncoding } from './asset.ts';

const copies = { br: new Uint8Array(1), gzip: new Uint8Array(1) };

test.each([
  [null, undefined],
  ['', undefined],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip;q=1.0', 'gzip'],
  ['br; q=0.000, *', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['identity', undefined],
  ['deflate, zstd', undefined],
])('Accept-Encoding %j gets %j', (header, expected) => {
  expect(chooseEncoding(header, copies)).toBe(expected);
});

test('never says an encoding of which there is no copy', () => {
  expect(chooseEncoding('br, gzip', { br: undefined, gzip: copies.gzip })).toBe('gzip');
  expect(chooseEncoding('br', { br: undefined, gzip: copies.gzip })).toBeUndefined();
});
