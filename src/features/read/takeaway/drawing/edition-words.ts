import type { EditionPage } from '../../../../domain/publication/edition-page.ts';
import type { SiteLocale } from '../../../../domain/publication/site-paths.ts';
import { m } from '../../../../messages/generated/messages.js';
import { isolated } from './xml.ts';

const tags: Record<SiteLocale, string> = { es: 'es-SV', en: 'en' };

/** A day given as `YYYY-MM-DD`, written out; no time zone can move it to another day. */
export function dayText(day: string, locale: SiteLocale): string {
  const format = new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** What stands at the head of everything that leaves the site, in the reader's language. */
export function editionWords(edition: EditionPage, locale: SiteLocale) {
  const { municipality, publishedOn } = edition;
  const number = m.takeaway_edition({ edition: edition.edition }, { locale });
  const department = m.takeaway_department(
    { department: isolated(municipality.department) },
    { locale },
  );
  return {
    title: locale === 'en' ? edition.titleEn : edition.titleEs,
    municipality: municipality.name,
    department,
    edition: number,
    date: dayText(publishedOn, locale),
    sources: edition.sources.map(({ titleEs, titleEn, credit }) =>
      m.takeaway_source_named(
        { title: locale === 'en' ? titleEn : titleEs, credit: isolated(credit) },
        { locale },
      ),
    ),
  };
}
