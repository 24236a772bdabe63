import { escapeMarkup } from '../../../domain/escape-markup.ts';

/** What an embedded map is told: its address, and what it is for those who do not see it. */
type Embedded = { src: string; title: string };

/**
 * HTML that shows a map within another page, as wide as the page lets it. `title` may hold any
 * letters; the frame gets no right that a map does not need.
 */
export function embedSnippet({ src, title }: Embedded): string {
  return (
    `<iframe src="${escapeMarkup(src)}" title="${escapeMarkup(title)}" width="100%" height="600" ` +
    'loading="lazy" referrerpolicy="no-referrer" style="border:0;max-width:100%"></iframe>'
  );
}
