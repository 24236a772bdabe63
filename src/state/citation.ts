import { m } from '../messages/generated/messages.js';
import { formatDay, inLanguage } from './language.svelte.ts';

export type CitedEdition = {
  municipality: { name: string };
  titleEs: string;
  titleEn: string;
  edition: number;
  /** `YYYY-MM-DD` */
  publishedOn: string;
  sha256: string;
};

/**
 * How an edition is cited: the hash tells whether a copy is the one that was cited.
 *
 * @param address of the edition, not of the newest one; null: not known
 */
export function citationOf(cited: CitedEdition, address: string | null): string {
  const { municipality, titleEs, titleEn, edition, publishedOn, sha256 } = cited;
  const text = m.takeaway_citation_text({
    ...{ municipality: municipality.name, title: inLanguage(titleEs, titleEn) },
    ...{ edition, date: formatDay(publishedOn) },
  });
  return [text, ...(address === null ? [] : [`${address}.`]), `sha256 ${sha256}`].join(' ');
}
