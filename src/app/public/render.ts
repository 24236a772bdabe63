import { render } from 'svelte/server';
// Building this also makes the one style sheet of all pages, from these and from the components.
import '../../ui/tokens.css';
import '../../ui/base.css';
import { followLanguage } from '../../state/language.svelte.ts';
import { linksOf, type PageSite } from '../../state/links.ts';
import { SelectedSector } from '../../state/selected-sector.svelte.ts';
import { headOf } from './head.ts';
import { text } from './markup.ts';
import type { LivePage, PageData, PublicPage as Page, RenderOptions } from './public-page.ts';
import PublicPage from './PublicPage.svelte';
import RestOfPage from './RestOfPage.svelte';
import StillPage from './StillPage.svelte';

/**
 * The whole HTML of one public page. It carries its style sheet and its data, so that it is complete
 * by itself; the script, where there is one, takes over what is already there.
 *
 * @throws Error for a style sheet that would end the element it stands in.
 */
export function renderPage(page: Page, { assets, ...site }: RenderOptions): string {
  followLanguage(() => site.locale);
  if (/<\/style/i.test(assets.styles)) throw new Error('The style sheet would end too early.');
  const isLive = hasScript(page);
  const body = isLive ? livePage(page, site) : render(StillPage, { props: { page, site } }).body;
  return (
    `<!doctype html><html lang="${site.locale}"><head>${headOf(page, site)}` +
    `<style>${assets.styles}</style></head><body>${body}` +
    (assets.script === null ? '' : scripts({ page: isLive ? page : null, site }, assets.script)) +
    '</body></html>'
  );
}

function hasScript(page: Page): page is LivePage {
  return ['edition', 'print', 'embed', 'not-found'].includes(page.kind);
}

function livePage(page: LivePage, site: PageSite): string {
  const props = { page, site, selection: new SelectedSector() };
  const live = `<div id="app">${render(PublicPage, { props }).body}</div>`;
  if (page.kind !== 'edition') return live;
  const { edition } = page;
  return live + render(RestOfPage, { props: { edition, site }, idPrefix: 'rest' }).body;
}

function scripts(data: PageData, script: string): string {
  return (
    `<script type="application/json" id="page">${jsonInHtml(data)}</script>` +
    `<script type="module" src="${text(linksOf(data.site).file(script))}"></script>`
  );
}

/** JSON that cannot end the element it stands in, whatever a name holds. */
function jsonInHtml(data: PageData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
