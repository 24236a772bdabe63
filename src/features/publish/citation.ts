import { m } from '../../messages/generated/messages.js';
import { formatDay } from '../../state/language.svelte.ts';

type Cited = {
  municipality: string;
  title: string;
  edition: number;
  /** `YYYY-MM-DD` */
  publishedOn: string;
  address: string;
  sha256: string;
};

/** How an edition is cited, with the hash that tells it from any other. */
export function citationOf({ publishedOn, ...rest }: Cited): string {
  return m.publish_citation_text({ ...rest, date: formatDay(publishedOn) });
}
