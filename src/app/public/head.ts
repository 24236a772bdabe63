import { escapeMarkup } from '../../domain/escape-markup.ts';
import iconFile from '../../../public/icon.svg?raw';
import { m } from '../../messages/generated/messages.js';
import { editionPath, feedPath, publishedPath } from '../../domain/publication/site-paths.ts';
import { fileInLocale, linksOf, type PageSite } from '../../state/links.ts';
import { formatDay, inLanguage } from '../../state/language.svelte.ts';
import { element } from './markup.ts';
import type { PublicPage } from './public-page.ts';

// In the page itself, because another request would cost more than it does.
const icon = `data:image/svg+xml,${iconFile.trim().replace(/[#%<>"]/g, encodeURIComponent)}`;

/** What the head of a page says of it beside its style sheet, as HTML. */
export function headOf(page: PublicPage, site: PageSite): string {
  const links = linksOf(site);
  const { title, description } = wordsOf(page);
  const card = cardOf(page, site);
  return [
    element('meta', { charset: 'utf-8' }),
    meta('viewport', 'width=device-width, initial-scale=1, viewport-fit=cover'),
    `<title>${escapeMarkup(title)}</title>`,
    meta('description', description),
    meta('color-scheme', 'light dark'),
    ...['light', 'dark'].map((scheme, index) =>
      element('meta', {
        name: 'theme-color',
        content: ['#fffefb', '#1f1e1a'][index] ?? '',
        media: `(prefers-color-scheme: ${scheme})`,
      }),
    ),
    meta('robots', isForSearch(page) ? 'index, follow, max-image-preview:large' : 'noindex'),
    link('icon', icon, { type: 'image/svg+xml' }),
    link('manifest', links.file('manifest.webmanifest')),
    link('alternate', links.file(feedPath(site.locale)), {
      type: 'application/atom+xml',
      title: m.read_feed(),
    }),
    ...(page.kind === 'not-found' ? [] : languagesOf(site)),
    ...(isForSearch(page) ? cardTags({ title, description, card }, site, page) : []),
  ].join('');
}

const meta = (name: string, content: string) => element('meta', { name, content });
const property = (name: string, content: string) => element('meta', { property: name, content });
const link = (rel: string, href: string, more: Record<string, string> = {}) =>
  element('link', { rel, href, ...more });

/** Printed and embedded copies, and pages without a map, are nothing to be found by. */
function isForSearch({ kind }: PublicPage): boolean {
  return kind === 'overview' || kind === 'edition';
}

function wordsOf(page: PublicPage): { title: string; description: string } {
  const titled = (title: string) => `${title} · ${m.shell_site_name()}`;
  switch (page.kind) {
    case 'overview':
      return { title: titled(m.read_overview_title()), description: m.read_overview_lead() };
    case 'edition':
    case 'print':
    case 'embed': {
      const { edition: publication } = page;
      const { titleEs, titleEn, summaryEs, summaryEn, edition, publishedOn } = publication;
      const municipality = publication.municipality.name;
      return {
        title: titled(
          `${municipality} · ${inLanguage(titleEs, titleEn)} · ${m.read_edition({ edition })}`,
        ),
        description:
          inLanguage(summaryEs, summaryEn) ||
          m.read_description({ municipality, date: formatDay(publishedOn) }),
      };
    }
    case 'withdrawn': {
      const { edition, municipality } = page.tombstone;
      const title = `${municipality.name} · ${m.read_edition({ edition })} · ${m.read_withdrawn()}`;
      return { title: titled(title), description: m.read_withdrawn_title() };
    }
    case 'no-edition':
      return {
        title: titled(`${page.municipality.name} · ${m.read_not_published()}`),
        description: m.read_no_edition_text(),
      };
    case 'not-found':
      return {
        title: titled(m.shell_not_found_title()),
        description: m.read_not_found_text(),
      };
  }
}

/** For search engines, which take absolute addresses only; readers have a link on the page. */
function languagesOf({ path, ...site }: PageSite): string[] {
  const links = linksOf({ path, ...site });
  const languages = [
    ['es', 'es'],
    ['en', 'en'],
    ['x-default', 'es'],
  ] as const;
  return languages.flatMap(([hreflang, locale]) => {
    const address = links.absolute(fileInLocale(path, locale));
    return address === null ? [] : [link('alternate', address, { hreflang })];
  });
}

/** The picture that stands for a page where a link to it is shown. */
function cardOf(page: PublicPage, { locale }: PageSite): { path: string; alt: string } | null {
  if (page.kind !== 'edition') return null;
  const { municipality, edition } = page.edition;
  return {
    path: publishedPath(municipality.id, edition, 'png', locale),
    alt: m.read_edition_title({ municipality: municipality.name }),
  };
}

type Words = { title: string; description: string; card: ReturnType<typeof cardOf> };

function cardTags({ title, description, card }: Words, site: PageSite, page: PublicPage): string[] {
  const links = linksOf(site);
  // The newest edition has two addresses: the one that stays is the one to cite.
  const canonical = links.absolute(
    page.kind === 'edition' && page.newest
      ? editionPath(site.locale, page.edition.municipality.id, null)
      : fileInLocale(site.path, site.locale),
  );
  const image = card && links.absolute(card.path);
  return [
    property('og:type', page.kind === 'overview' ? 'website' : 'article'),
    property('og:site_name', m.shell_site_name()),
    property('og:title', title),
    property('og:description', description),
    property('og:locale', inLanguage('es_SV', 'en_US')),
    ...(canonical === null ? [] : [link('canonical', canonical), property('og:url', canonical)]),
    ...(image ? [property('og:image', image), property('og:image:alt', card.alt)] : []),
    meta('twitter:card', image ? 'summary_large_image' : 'summary'),
  ];
}
