import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  editionPath,
  feedPath,
  notFoundPath,
  overviewPath,
  publishedPath,
  relativeLink,
} from './site-paths.ts';

test('names the pages of both languages', () => {
  expect([overviewPath('es'), overviewPath('en')]).toEqual(['index.html', 'en.html']);
  expect(editionPath('es', 'soyapango', null)).toBe('soyapango.html');
  expect(editionPath('es', 'soyapango', null, 'embed')).toBe('soyapango/embed.html');
  expect(editionPath('en', 'soyapango', 2)).toBe('en/soyapango/2.html');
  expect(editionPath('en', 'soyapango', 2, 'print')).toBe('en/soyapango/2/print.html');
  expect([feedPath('es'), notFoundPath('en')]).toEqual(['feed.xml', 'en/404.html']);
});

test('names one document for both languages, and a file of each language made from it', () => {
  expect(publishedPath('soyapango', 2, 'json', 'en')).toBe('published/soyapango/2.json');
  expect(publishedPath('soyapango', 2, 'csv')).toBe('published/soyapango/2.csv');
  expect(publishedPath('soyapango', 2, 'csv', 'en')).toBe('published/soyapango/2.en.csv');
});

test.each([
  ['index.html', 'soyapango.html', 'soyapango.html'],
  ['soyapango.html', 'soyapango/2.html', 'soyapango/2.html'],
  ['soyapango/2.html', 'soyapango.html', '../soyapango.html'],
  ['soyapango/2.html', 'soyapango/1.html', '1.html'],
  ['soyapango/2/print.html', 'published/soyapango/2.png', '../../published/soyapango/2.png'],
  ['en/soyapango.html', 'soyapango.html', '../soyapango.html'],
  ['en.html', 'en/soyapango.html', 'en/soyapango.html'],
  ['en/soyapango.html', 'en.html', '../en.html'],
])('links from %s to %s as %s', (from, to, link) => {
  expect(relativeLink(from, to)).toBe(link);
});

test('a link leads where it should, under any address', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'en', '2'), { minLength: 1, maxLength: 4 })
    .map((parts) => `${parts.join('/')}.html`);
  fc.assert(
    fc.property(path, path, fc.constantFrom('/', '/base/', '/base/of/it/'), (from, to, base) => {
      const site = `https://example.org${base}`;
      expect(new URL(relativeLink(from, to), site + from).href).toBe(site + to);
    }),
  );
});
