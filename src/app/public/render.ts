import { escapeMarkup } from '../../domain/escape-markup.ts';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
// Building this also makes the one style sheet of all pages, from these and from the components.
import '../../ui/tokens.css';
import '../../ui/base.css';
import { newestEdition } from '../../features/read/newest-edition.ts';
import { nearContext } from '../../map/nearContext.ts';
import { followLanguage } from '../../state/language.svelte.ts';
import { linksOf, type PageSite } from '../../state/links.ts';
import { SelectedSector } from '../../state/selected-sector.svelte.ts';
import EmbedPart from './EmbedPart.svelte';
import { headOf } from './head.ts';
import { element } from './markup.ts';
import type {
  LivePage,
  PageData,
  PublicPage as Page,
  RenderOptions,
  StillData,
} from './public-page.ts';
import PublicPage from './PublicPage.svelte';
import RestOfPage from './RestOfPage.svelte';
import { stillData } from './still-data.ts';
import StillPage from './StillPage.svelte';
import TakeAwayPart from './TakeAwayPart.svelte';

/**
 * The whole HTML of one public page. It carries its style sheet and its data, so that it is complete
 * by itself; the script, where there is one, takes over what is already there.
 *
 * @throws Error for a style sheet that would end the element it stands in.
 */
export function renderPage(wanted: Page, { assets, ...site }: RenderOptions): string {
  followLanguage(() => site.locale);
  const styles = wanted.kind === 'edition' ? assets.styles.edition : assets.styles.others;
  if (/<\/style/i.test(styles)) throw new Error('The style sheet would end too early.');
  const page = withNearContext(wanted);
  const [body, script] = isLive(page)
    ? [
        liveBody(page, site),
        scripts({ page: forScript(page, site.locale), site }, site, assets.script, assets.preload),
      ]
    : [
        render(StillPage, { props: { page, site } }).body,
        scripts(stillData(page, site), site, assets.stillScript),
      ];
  return (
    `<!doctype html><html lang="${site.locale}"><head>${headOf(page, site)}` +
    `<style>${styles}</style></head><body>${body}${script}</body></html>`
  );
}

function isLive(page: Page): page is LivePage {
  return page.kind === 'edition' || page.kind === 'embed';
}

/**
 * Without what only the part of an edition shows that no script takes over, and without the texts of
 * the language that the page is not in.
 */
function forScript(page: LivePage, locale: PageSite['locale']): LivePage {
  // Within a page of others there is the map alone.
  const figures = page.kind === 'embed' ? null : page.edition.figures;
  const edition = {
    ...page.edition,
    sources: [],
    components: [],
    // Which one is newer; the list stands below.
    editions: page.newest ? [] : [newestEdition(page.edition.editions) ?? []].flat(),
    figures: figures && {
      ...figures,
      indicators: figures.indicators.map((one) => ({ ...one, noteEs: null, noteEn: null })),
    },
  };
  const other = locale === 'es' ? /En$/ : /Es$/;
  const shown = JSON.stringify({ ...page, edition }, (key, value: unknown) =>
    other.test(key) && typeof value === 'string' ? '' : value,
  );
  return JSON.parse(shown) as LivePage;
}

/** Without the neighbours that no screen shows. */
function withNearContext<One extends Page>(page: One): One {
  if (!('context' in page)) return page;
  const areas = page.edition.sectors.map(({ geometry }) => geometry);
  return { ...page, context: nearContext(page.context, areas) };
}

function liveBody(page: LivePage, site: PageSite): string {
  const shared = { site, selection: new SelectedSector() };
  switch (page.kind) {
    case 'edition': {
      const props = { ...shared, page };
      const takeAway = partOf(TakeAwayPart, props, 'take');
      const rest = partOf(RestOfPage, { site, takeAway, edition: page.edition }, 'rest');
      return live(partOf(PublicPage, props, 'page')) + rest;
    }
    case 'embed':
      return live(partOf(EmbedPart, { ...shared, page }, 'page'));
  }
}

const live = (html: string) => `<div id="app">${html}</div>`;

/** `id` begins the ids in it, which are told apart from those of other parts. */
function partOf<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
  id: string,
): string {
  return render(component, { props, idPrefix: id }).body;
}

/** `script` null: a page without, which then needs no data either. */
function scripts(
  data: PageData | StillData,
  site: PageSite,
  script: string | null,
  preload: string[] = [],
): string {
  if (script === null) return '';
  const { file } = linksOf(site);
  return (
    `<script type="application/json" id="page">${jsonInHtml(data)}</script>` +
    preload.map((path) => element('link', { rel: 'modulepreload', href: file(path) })).join('') +
    `<script type="module" src="${escapeMarkup(file(script))}"></script>`
  );
}

/** JSON that cannot end the element it stands in, whatever a name holds. */
function jsonInHtml(data: PageData | StillData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
