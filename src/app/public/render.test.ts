import { describe, expect, it } from 'vitest';
import type { EditionEntry } from '../../domain/publication/document.ts';
import type { EditionPage } from '../../domain/publication/edition-page.ts';
import {
  hostileNames,
  namedEdition,
  soyapangoEdition,
} from '../../features/read/takeaway/edition-fixture.ts';
import type { Locale } from '../../state/place.ts';
import type { PageData, PublicPage, StillData } from './public-page.ts';
import { renderPage } from './render.ts';

const withdrawn: EditionEntry = {
  ...{ edition: 2, publishedOn: '2027-01-31', sha256: 'b'.repeat(64) },
  withdrawn: { on: '2027-02-01', reasonEs: 'Dos fases cambiadas', reasonEn: 'Two phases swapped' },
};
const { titleEs, titleEn, publishedOn, sha256 } = soyapangoEdition;
const readable: EditionEntry = {
  ...{ edition: 1, publishedOn, sha256, titleEs, titleEn },
  withdrawn: null,
};
const [first, second] = soyapangoEdition.sectors;
if (!first || !second) throw new Error('The fixture has no sectors.');

const edition: EditionPage = {
  ...soyapangoEdition,
  editions: [withdrawn, readable],
  figures: {
    groups: [{ key: 'life', labelEs: 'Condiciones de vida', labelEn: 'Living conditions' }],
    indicators: [
      {
        ...{ key: 'youth', labelEs: 'Jóvenes fuera de la escuela', labelEn: 'Youth out of school' },
        ...{ unitEs: 'jóvenes', unitEn: 'young people', groupKey: 'life', suppressBelow: 10 },
        ...{ isDuplicateOf: null, policeDiscovered: false, noteEs: null, noteEn: null },
      },
    ],
    values: soyapangoEdition.sectors.map((_, at) => [at === 0 ? 1446 : at === 1 ? 'hidden' : null]),
    totals: ['hidden'],
    groupTotals: soyapangoEdition.sectors.map((_, at) => [at === 0 ? 1446 : null]),
    municipalityTotals: ['hidden'],
    provenance: { period: null, source: 'Presentación' },
  },
  changes: {
    since: 1,
    sincePublishedOn: publishedOn,
    sectors: [
      { kind: 'phase', ppdCode: first.ppdCode, from: 2, to: 1 },
      { kind: 'removed', ppdCode: '160-099', mapLabel: '99', name: 'Antigua', from: null },
    ],
    redrawn: [first.ppdCode, second.ppdCode],
  },
};
const shown = { edition, context: [], newest: true };
const municipality = { id: 'soyapango', name: 'Soyapango', department: 'San Salvador' };
const index = {
  municipalities: [
    {
      ...municipality,
      ...{ nationalPhase: 1 as const, areaKm2: null, outlineSource: null },
      outline: first.geometry,
      editions: [withdrawn, readable],
    },
  ],
};
const tombstone = { schema: 1 as const, municipality, ...withdrawn };
const pages: Record<PublicPage['kind'], { page: PublicPage; path: string }> = {
  overview: { path: 'index', page: { kind: 'overview', index } },
  edition: { path: 'soyapango', page: { kind: 'edition', ...shown } },
  withdrawn: {
    path: 'soyapango/2',
    page: { kind: 'withdrawn', tombstone, editions: [withdrawn, readable] },
  },
  'no-edition': { path: 'soyapango', page: { kind: 'no-edition', municipality } },
  print: { path: 'soyapango/1/print', page: { kind: 'print', ...shown } },
  embed: { path: 'soyapango/1/embed', page: { kind: 'embed', ...shown } },
  'not-found': {
    path: '404',
    page: { kind: 'not-found', municipalities: [{ ...municipality, published: true }] },
  },
};

function html(
  kind: PublicPage['kind'],
  options: { locale?: Locale; page?: PublicPage; publicUrl?: string; script?: string | null } = {},
): string {
  const { locale = 'es', page = pages[kind].page, publicUrl = null } = options;
  const { path } = pages[kind];
  const english = path === 'index' ? 'en' : `en/${path}`;
  return renderPage(page, {
    ...{ locale, publicUrl, workspaceUrl: '/', path: locale === 'en' ? english : path },
    assets: {
      styles: { edition: 'body{margin:0}', others: 'body{margin:0}' },
      script: options.script === undefined ? 'assets/public.js' : options.script,
      stillScript: options.script === undefined ? 'assets/still.js' : options.script,
    },
  });
}

const textOf = (page: string) =>
  page
    .replace(/<(script|style)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const kinds = Object.keys(pages) as PublicPage['kind'][];

describe.each(kinds)('the page %s', (kind) => {
  it.each(['es', 'en'] as const)('is a whole document in %s', (locale) => {
    const page = html(kind, { locale });
    expect(page).toMatch(/^<!doctype html><html lang="(es|en)"><head><meta charset="utf-8">/);
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain('<style>body{margin:0}</style>');
    expect(page).toMatch(/<title>.+<\/title>/);
    expect(page.match(/<main\b/g)).toHaveLength(1);
    expect(page.match(/<h1\b/g)).toHaveLength(1);
  });

  it('has no style and no handler in an attribute, and no script but its own', () => {
    const page = html(kind);
    expect(page).not.toMatch(/<[^>]*\s(style|on[a-z]+)=/);
    const scripts = page.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.map((tag) => /type="([^"]*)"/.exec(tag)?.[1])).toEqual([
      'application/json',
      'module',
    ]);
    expect(html(kind, { script: null })).not.toContain('<script');
  });

  it('has ids that are its own, each once', () => {
    const ids = [...html(kind).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});

describe('pages that nothing takes over', () => {
  const still = kinds.filter((kind) => kind !== 'edition' && kind !== 'embed');
  const dataIn = (page: string) => {
    const [, json = ''] =
      /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(page) ?? [];
    return JSON.parse(json) as StillData;
  };

  it.each(still)('%s has the small script and next to no data', (kind) => {
    const page = html(kind);
    expect(page).toMatch(/<script type="module" src="[./]*\/?assets\/still\.js">/);
    expect(JSON.stringify(dataIn(page)).length).toBeLessThan(500);
  });

  it.each(still.filter((kind) => kind !== 'not-found'))(
    '%s is kept for when there is no network, and can say that it may be outdated',
    (kind) => {
      const page = html(kind);
      expect(dataIn(page).keep?.worker).toMatch(/^(\.\.\/)*sw\.js$/);
      expect(page).toMatch(/role="status"[^]*data-freshness="old" hidden/);
    },
  );

  it('tell a version of themselves from another', () => {
    const { version } = dataIn(html('overview'));
    const next = { ...withdrawn, withdrawn: null, titleEs: 'x', titleEn: 'x' };
    const changed: PublicPage = {
      kind: 'overview',
      index: {
        municipalities: index.municipalities.map((one) => ({ ...one, editions: [next, readable] })),
      },
    };
    expect(dataIn(html('overview', { page: changed })).version).not.toEqual(version);
  });
});

describe('a withdrawn edition', () => {
  it('in a page of another site keeps nothing there, and every link leaves the frame', () => {
    const editions = [withdrawn, readable];
    const page = html('withdrawn', {
      page: { kind: 'withdrawn', tombstone, editions, embedded: true },
    });
    expect(textOf(page)).toContain('Dos fases cambiadas');
    const links = page.match(/<a\b[^>]*>/g) ?? [];
    expect(links).toHaveLength(1);
    expect(links.every((link) => link.includes('target="_top"'))).toBe(true);
    expect(page).not.toContain('sw.js');
  });

  it('leaves its municipality in the overview, as one that had a map', () => {
    const municipalities = index.municipalities.map((one) => ({ ...one, editions: [withdrawn] }));
    const page = html('overview', { page: { kind: 'overview', index: { municipalities } } });
    expect(textOf(page)).toContain('Mapa retirado');
    expect(textOf(page)).not.toContain('Sin mapa aún');
    expect(page).toContain('<a href="soyapango.html"');
  });
});

describe('the page of an edition', () => {
  const page = html('edition');
  const text = textOf(page);

  it('holds map, legend, list, cards and numbers without a script', () => {
    expect(page.match(/role="option"/g)).toHaveLength(edition.sectors.length);
    expect(page.match(/<details/g)?.length).toBeGreaterThanOrEqual(edition.sectors.length);
    for (const { ppdCode } of edition.sectors) expect(text).toContain(ppdCode);
    expect(text).toContain('1,446 jóvenes');
    expect(text).toContain('oculto para proteger a las personas');
    expect(text).toContain('sin dato');
    expect(text).toContain('Periodo: no indicado en la fuente.');
    expect(text).toContain(sha256);
  });

  it('says in words what changed', () => {
    expect(text).toContain('3 sectores cambiaron desde la edición 1');
    expect(text).toMatch(
      /Pasó de «Fase 2[^»]*» a «Fase 1[^»]*»\. Sus límites se dibujaron de nuevo/,
    );
    expect(text).toContain('99 · Antigua Ya no aparece; estaba en «Fase no indicada».');
    const same = { ...edition, changes: { since: 1, sincePublishedOn: publishedOn } };
    const unchanged = { ...same, changes: { ...same.changes, sectors: [], redrawn: [] } };
    expect(
      textOf(html('edition', { page: { kind: 'edition', ...shown, edition: unchanged } })),
    ).toContain('Nada cambió');
  });

  it('links relatively, and marks what was withdrawn and what is newer', () => {
    const addresses = [...page.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, to]) => to ?? '');
    const absolute = addresses.filter((to) => /^(\/|(?!data)[a-z]+:)/.test(to));
    expect(absolute).toEqual(['/explore']);
    expect(text).toMatch(/Edición 2 31 de enero de 2027 Retirada/);
    const old = html('edition', { page: { kind: 'edition', ...shown, newest: false } });
    expect(textOf(old)).toContain('Hay una edición más reciente');
  });

  it('introduces itself to others once it knows its address', () => {
    expect(page).not.toMatch(/canonical|og:url|og:image|rel="alternate"[^>]*hreflang/);
    const known = html('edition', { publicUrl: 'https://example.org/maps/' });
    const root = 'https://example.org/maps';
    expect(known).toContain(`<link rel="canonical" href="${root}/soyapango.html">`);
    expect(known).toContain(`property="og:image" content="${root}/published/soyapango/1.png"`);
    expect(known).toContain(`href="${root}/en/soyapango.html" hreflang="en"`);
  });
});

describe('what the page of an edition hands to its script', () => {
  const dataIn = (locale: Locale, kind: 'edition' | 'embed' = 'edition') => {
    const page = html(kind, { locale });
    const [, json = ''] =
      /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(page) ?? [];
    return JSON.parse(json) as PageData;
  };

  it('has no figures within a page of others, and of other editions only a newer one', () => {
    const { page } = dataIn('es', 'embed');
    expect([page.edition.figures, page.edition.editions]).toEqual([null, []]);
    const old = html('edition', { page: { kind: 'edition', ...shown, newest: false } });
    expect(old).toContain('"editions":[{"edition":1,');
  });

  it.each([
    ['es', 'En'],
    ['en', 'Es'],
  ] as const)('has the texts of %s, and those of the other language nowhere', (locale, other) => {
    const data = JSON.stringify(dataIn(locale));
    expect(data).not.toMatch(new RegExp(`"\\w+${other}":"[^"]`));
    const { page } = dataIn(locale);
    const own = locale === 'es' ? page.edition.titleEs : page.edition.titleEn;
    expect(own).toBe(locale === 'es' ? titleEs : titleEn);
    expect(page.edition.figures?.values).toEqual(edition.figures?.values);
  });
});

describe('a page with names that nobody should give', () => {
  it.each(hostileNames)('shows %j as text', (name) => {
    const named = { ...namedEdition(name), editions: [readable] };
    const page = html('edition', { page: { kind: 'edition', ...shown, edition: named } });
    expect(page).not.toContain('<script>alert');
    expect(page.match(/<script\b/g)).toHaveLength(2);
    const [, json = ''] =
      /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(page) ?? [];
    expect(json).not.toContain('<');
    const data = JSON.parse(json) as PageData;
    expect(data.page.kind === 'edition' && data.page.edition.municipality.name).toBe(name);
  });

  it('refuses a style sheet that would end early', () => {
    expect(() =>
      renderPage(pages.overview.page, {
        ...{ locale: 'es', path: 'index', publicUrl: null, workspaceUrl: null },
        assets: {
          styles: { edition: '', others: 'a{}</style><script>' },
          script: null,
          stillScript: null,
        },
      }),
    ).toThrow('too early');
  });
});
