import { escapeXml } from '../../domain/escape-markup.ts';
import type { EditionEntry } from '../../domain/publication/document.ts';
import {
  editionPath,
  feedPath,
  overviewPath,
  relativeLink,
  type SiteLocale,
} from '../../domain/publication/site-paths.ts';
import { m } from '../../messages/generated/messages.js';

export type FeedEdition = {
  municipality: { id: string; name: string };
  entry: EditionEntry;
  summary: { es: string; en: string };
};

export type FeedSite = {
  locale: SiteLocale;
  /** Absolute address of the site's root, ending in `/`; null: links are relative to the feed. */
  publicUrl: string | null;
};

/** How many editions a feed tells of: a reader of feeds has seen the older ones. */
const feedLength = 50;

/** The newest editions of all municipalities as an Atom feed (RFC 4287), newest first. */
export function feedOf(editions: readonly FeedEdition[], site: FeedSite): string {
  const { locale } = site;
  const newest = editions
    .map((one) => ({ ...one, updated: instant(one.entry.withdrawn?.on ?? one.entry.publishedOn) }))
    .sort((a, b) => b.updated.localeCompare(a.updated) || b.entry.edition - a.entry.edition)
    .slice(0, feedLength);
  const updated = newest[0]?.updated ?? instant('1970-01-01');
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n` +
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">` +
    element('id', `urn:uuid:${feedIds[locale]}`) +
    element('title', `${m.shell_site_name({}, { locale })} · ${m.read_feed({}, { locale })}`) +
    element('updated', updated) +
    `<author>${element('name', m.shell_site_name({}, { locale }))}</author>` +
    link('self', address(feedPath(locale), site), 'application/atom+xml') +
    link('alternate', address(overviewPath(locale), site), 'text/html') +
    newest.map((one) => entryOf(one, one.updated, site)).join('') +
    `</feed>\n`
  );
}

function entryOf({ municipality, entry, summary }: FeedEdition, updated: string, site: FeedSite) {
  const { locale } = site;
  const { edition } = entry;
  const name = `${municipality.name} · ${m.read_edition({ edition }, { locale })}`;
  const says =
    entry.withdrawn === null
      ? {
          title: `${name} · ${locale === 'es' ? entry.titleEs : entry.titleEn}`,
          summary: summary[locale],
        }
      : {
          title: `${name} · ${m.read_withdrawn({}, { locale })}`,
          summary: locale === 'es' ? entry.withdrawn.reasonEs : entry.withdrawn.reasonEn,
        };
  return (
    `<entry>` +
    // Names the very bytes that were published, wherever they are found.
    element('id', `urn:sha256:${entry.sha256}`) +
    element('title', says.title) +
    element('published', instant(entry.publishedOn)) +
    element('updated', updated) +
    link('alternate', address(editionPath(locale, municipality.id, edition), site), 'text/html') +
    (says.summary === '' ? '' : element('summary', says.summary)) +
    `</entry>`
  );
}

/** Drawn once at random; they name the feeds and never change. */
const feedIds: Record<SiteLocale, string> = {
  es: '3f6c0f0e-5d0b-4a3e-9a55-7c1f0b8f2d61',
  en: 'b1f7d2a4-8c3e-4f19-8e0a-52d96c7a4e13',
};

/** The beginning of a day in El Salvador, which keeps the same time all year. */
function instant(day: string): string {
  return `${day}T00:00:00-06:00`;
}

function address(path: string, { locale, publicUrl }: FeedSite): string {
  return publicUrl === null ? relativeLink(feedPath(locale), path) : publicUrl + path;
}

function element(name: string, content: string): string {
  return `<${name}>${escapeXml(content)}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;
}
