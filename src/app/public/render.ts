import { render } from 'svelte/server';
import { followLanguage } from '../../state/language.svelte.ts';
import { linksOf } from '../../state/links.ts';
import { headOf } from './head.ts';
import { text } from './markup.ts';
import type { PageData, PublicPage as Page, RenderOptions } from './public-page.ts';
import PublicPage from './PublicPage.svelte';

/**
 * The whole HTML of one public page. It carries its style sheet and its data, so that it is complete
 * by itself; the script, where there is one, takes over what is already there.
 */
export function renderPage(page: Page, { assets, ...site }: RenderOptions): string {
  followLanguage(() => site.locale);
  const data: PageData = { page, site };
  const { body } = render(PublicPage, { props: data });
  if (/<\/style/i.test(assets.styles)) throw new Error('The style sheet would end too early.');
  const script =
    assets.script === null
      ? ''
      : `<script type="application/json" id="page">${jsonInHtml(data)}</script>` +
        `<script type="module" src="${text(linksOf(site).file(assets.script))}"></script>`;
  return (
    `<!doctype html><html lang="${site.locale}"><head>${headOf(page, site)}` +
    `<style>${assets.styles}</style></head>` +
    `<body><div id="app">${body}</div>${script}</body></html>`
  );
}

/** JSON that cannot end the element it stands in, whatever a name holds. */
function jsonInHtml(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
