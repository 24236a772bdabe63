import type { EditionPage } from '../../../domain/publication/edition-page.ts';
import type { SiteLocale } from '../../../domain/publication/site-paths.ts';
import { m } from '../../../messages/generated/messages.js';
import { dayText } from './drawing/edition-words.ts';

/**
 * How an edition is cited: the hash tells whether a copy is the one that was cited.
 *
 * @param address of the edition, not of the newest one; null: not known
 */
export function citationOf(
  { municipality, titleEs, titleEn, edition, publishedOn, sha256 }: EditionPage,
  { locale, address }: { locale: SiteLocale; address: string | null },
): string {
  const cited = m.takeaway_citation_text(
    {
      municipality: municipality.name,
      title: locale === 'en' ? titleEn : titleEs,
      edition,
      date: dayText(publishedOn, locale),
    },
    { locale },
  );
  return [cited, ...(address === null ? [] : [`${address}.`]), `sha256 ${sha256}`].join(' ');
}
