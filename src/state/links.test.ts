import { describe, expect, it } from 'vitest';
import { fileInLocale, linksOf } from './links.ts';

const site = { publicUrl: null, workspaceUrl: '/' };

describe('the links of a page', () => {
  it('are relative to it', () => {
    const links = linksOf({ ...site, locale: 'en', path: 'en/soyapango/2' });
    expect(links.overview()).toBe('../../en.html');
    expect(links.edition('soyapango', null)).toBe('../soyapango.html');
    expect(links.edition('soyapango', 2, 'print')).toBe('2/print.html');
    expect(links.file('published/soyapango/2.json')).toBe('../../published/soyapango/2.json');
    expect(links.inLocale('es')).toBe('../../soyapango/2.html');
    expect(links.workspace).toBe('/en/explore');
    expect(links.absolute('index.html')).toBeNull();
  });

  it('start at the root of the site where the page may be shown anywhere', () => {
    expect(linksOf({ ...site, locale: 'es', path: '404' }).overview()).toBe('/index.html');
    const publicUrl = 'https://example.org/maps/';
    const links = linksOf({ locale: 'en', path: 'en/404', publicUrl, workspaceUrl: null });
    expect(links.overview()).toBe('/maps/en.html');
    expect(links.absolute('published/a/1.png')).toBe(`${publicUrl}published/a/1.png`);
    expect(links.workspace).toBeNull();
  });

  it('lead to the same page in the other language', () => {
    for (const [spanish, english] of [
      ['index', 'en'],
      ['soyapango', 'en/soyapango'],
      ['soyapango/2/print', 'en/soyapango/2/print'],
    ] as const) {
      expect(fileInLocale(spanish, 'en')).toBe(`${english}.html`);
      expect(fileInLocale(english, 'es')).toBe(`${spanish}.html`);
      expect(fileInLocale(english, 'en')).toBe(`${english}.html`);
    }
  });
});
