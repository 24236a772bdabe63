import { expect, test } from 'vitest';
import { copyAddress, editionOf, keptKind, mayShow } from './site-copy.ts';

const scope = 'https://example.org/base/';

test.each([
  ...['', 'index.html', 'en', 'en.html', 'en/', 'soyapango', 'soyapango.html', 'san-marcos/12'],
  ...['en/soyapango/2.html', 'soyapango/print.html', 'en/soyapango/2/print.html'],
  'soyapango?sector=160-001-1#list',
])('keeps the page %j', (path) => {
  expect(keptKind(scope + path, scope)).toBe('page');
});

test.each([
  ...['explore', 'explore/soyapango', 'en/explore', 'prioritise', 'hotspots', 'publish', 'sign-in'],
  ...['preview.html', 'rest/v1/rpc/x', 'auth/v1/token', 'config.json', 'feed.xml', 'sitemap.xml'],
  ...['soyapango/embed.html', 'soyapango/2/embed', 'en/soyapango/embed.html', '404.html', 'sw.js'],
  ...[
    'published/index.json',
    'published/soyapango/latest.json',
    'assets/../explore',
    '../soyapango',
  ],
])('never keeps %j', (path) => {
  expect(keptKind(scope + path, scope)).toBeNull();
});

test('keeps nothing of what stands beside the site', () => {
  for (const address of ['https://example.org/soyapango', 'https://evil.example/base/soyapango']) {
    expect(keptKind(address, scope)).toBeNull();
  }
});

test.each([
  ['assets/public-B_x3.js', 'asset'],
  ['icon.svg', 'asset'],
  ['published/soyapango/2.json', 'file'],
  ['published/soyapango/2.en.svg', 'file'],
])('takes %j for a kind of its own: %s', (path, kind) => {
  expect(keptKind(scope + path, scope)).toBe(kind);
});

test('has one copy of a page, whatever its address says besides', () => {
  expect(copyAddress(`${scope}soyapango?sector=1`, scope)).toBe(`${scope}soyapango.html`);
  expect(copyAddress(`${scope}soyapango.html#list`, scope)).toBe(`${scope}soyapango.html`);
  expect(copyAddress(scope, scope)).toBe(`${scope}index.html`);
  expect(copyAddress(`${scope}assets/a.js?x`, scope)).toBe(`${scope}assets/a.js`);
});

test('knows what a withdrawn edition may still be seen in', () => {
  const withdrawn = editionOf(`${scope}en/soyapango/2.html`, scope);
  expect(withdrawn).toEqual({ municipality: 'soyapango', edition: '2' });
  const gone = [
    ...['soyapango.html', 'soyapango/2.html', 'en/soyapango/2.html', 'en/soyapango/print.html'],
    ...['published/soyapango/2.json', 'published/soyapango/2.en.csv', 'soyapango/2/print.html'],
  ];
  const kept = ['index.html', 'soyapango/1.html', 'apopa/2.html', 'published/soyapango/1.json'];
  if (!withdrawn) throw new Error('It is an edition.');
  for (const path of gone) expect(mayShow(scope + path, withdrawn, scope), path).toBe(true);
  for (const path of kept) expect(mayShow(scope + path, withdrawn, scope), path).toBe(false);
});
