import { editionPath } from '../../domain/publication/site-paths.ts';
import { followLanguage } from '../../state/language.svelte.ts';
import type { PageSite } from '../../state/links.ts';
import type { PreviewMessage } from '../../state/preview-message.ts';
import type { ShownEdition } from './public-page.ts';

type Shown = { kind: 'edition'; site: PageSite } & ShownEdition;

/** The edition that is previewed: a page of its own, with a language of its own. */
class PreviewState {
  #shown = $state.raw<Shown | null>(null);

  get shown(): Shown | null {
    return this.#shown;
  }

  show({ edition, context, locale }: PreviewMessage): void {
    const path = editionPath(locale, edition.municipality.id, edition.edition);
    const site = { locale, path: path.replace(/\.html$/, ''), publicUrl: null, workspaceUrl: null };
    this.#shown = { kind: 'edition', edition, context, newest: true, site };
    document.documentElement.lang = locale;
  }
}

export const preview = new PreviewState();

followLanguage(() => preview.shown?.site.locale ?? 'es');
