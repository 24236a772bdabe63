import { expect, test } from 'vitest';
import { feedOf, type FeedEdition } from './feed.ts';

const hash = (digit: string) => digit.repeat(64);
const municipality = { id: 'soyapango', name: 'Soyapango & <b>"x"' };
const edition = (number: number, publishedOn: string): FeedEdition => ({
  municipality,
  entry: {
    ...{ edition: number, publishedOn, sha256: hash(String(number)) },
    ...{ withdrawn: null, titleEs: `Título ${number}`, titleEn: `Title ${number}` },
  },
  summary: { es: 'Resumen \u0007', en: 'Summary' },
});
const first = edition(1, '2027-01-31');
const second = edition(2, '2027-03-01');

test('tells of the newest editions first, with links relative to the feed', () => {
  const feed = feedOf([first, second], { locale: 'en', publicUrl: null });
  expect([...feed.matchAll(/<id>([^<]*)/g)].slice(1).map(([, id]) => id)).toEqual([
    `urn:sha256:${hash('2')}`,
    `urn:sha256:${hash('1')}`,
  ]);
  expect(feed).toContain('<updated>2027-03-01T00:00:00-06:00</updated><author>');
  expect(feed).toContain('href="soyapango/2.html"');
  expect(feed).toContain('<link rel="self" type="application/atom+xml" href="feed.xml"/>');
  expect(feed).toContain('Soyapango &amp; &lt;b&gt;&quot;x&quot; · Edition 2 · Title 2');
});

test('is the same text in another language, with absolute links where the site knows its own', () => {
  const feed = feedOf([first], { locale: 'es', publicUrl: 'https://example.org/base/' });
  expect(feed).toContain('xml:lang="es"');
  expect(feed).toContain('href="https://example.org/base/soyapango/1.html"');
  // A control character has no place in XML.
  expect(feed).toContain('<summary>Resumen </summary>');
});

test('tells of a withdrawal as news, with its reason and nothing of the edition', () => {
  const withdrawn = { on: '2027-04-01', reasonEs: 'Un error', reasonEn: 'A mistake' };
  const { edition: number, publishedOn, sha256 } = first.entry;
  const gone: FeedEdition = {
    municipality,
    entry: { edition: number, publishedOn, sha256, withdrawn },
    summary: { es: '', en: '' },
  };
  const feed = feedOf([second, gone], { locale: 'es', publicUrl: null });
  expect(feed.indexOf(hash('1'))).toBeLessThan(feed.indexOf(hash('2')));
  expect(feed).toContain('<summary>Un error</summary>');
  expect(feed).not.toContain('Título 1');
});

test('is whole without editions', () => {
  expect(feedOf([], { locale: 'es', publicUrl: null })).toMatch(/^<\?xml [^]*<\/feed>\n$/);
});
