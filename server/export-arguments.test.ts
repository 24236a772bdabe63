import { expect, test } from 'vitest';
import { readExportArguments } from './export-arguments.ts';

test('reads where the site goes and where it will stand', () => {
  expect(readExportArguments(['--out', 'site'])).toEqual({ out: 'site', url: null });
  expect(readExportArguments(['--out=a', '--url', 'https://example.org/b'])).toEqual({
    out: 'a',
    url: 'https://example.org/b/',
  });
});

test.each([
  [[], /^--out is missing: .*\n.*Usage/],
  [['--out'], /--out.*argument missing[^]*Usage/],
  [['--out', 'a', 'b'], /Unexpected argument 'b'[^]*Usage/],
  [['--to', 'a'], /Unknown option '--to'[^]*Usage/],
  [['--out', 'a', '--url', 'example.org'], /^--url example\.org must be an http or https address/],
  [['--out', 'a', '--url', 'https://x.org/?a'], /^--url .* without a query/],
  [['--out', 'a', '--url', 'https://:secret@x.org/'], /^--url .* without a query and a user/],
  [['--out', 'a', '--url', 'file:///a'], /^--url file:.* must be an http/],
])('says what is wrong with %j', (args, message) => {
  expect(() => readExportArguments(args)).toThrow(message);
});
