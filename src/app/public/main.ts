import { hydrate } from 'svelte';
import { followLanguage } from '../../state/language.svelte.ts';
import { SelectedSector } from '../../state/selected-sector.svelte.ts';
import type { PageData } from './public-page.ts';
import PublicPage from './PublicPage.svelte';

// Built pages carry their style sheet; while developing, it comes with the components.
if (import.meta.env.DEV) await import('./styles.ts');

const data = document.getElementById('page');
if (!data) throw new Error('This is not a public page.');

// Our own server wrote it, from documents that it had checked.
const { page, site } = JSON.parse(data.textContent) as PageData;
followLanguage(() => site.locale);

const target = document.getElementById('app');
if (target && page) {
  hydrate(PublicPage, { target, props: { page, site, selection: new SelectedSector() } });
}
