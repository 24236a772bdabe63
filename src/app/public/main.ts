import { hydrate } from 'svelte';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { followLanguage } from '../../state/language.svelte.ts';
import type { PageData } from './public-page.ts';
import PublicPage from './PublicPage.svelte';

const [target, data] = ['app', 'page'].map((id) => document.getElementById(id));
if (!target || !data) throw new Error('This is not a public page.');

// Our own server wrote it, from documents that it had checked.
const { page, site } = JSON.parse(data.textContent) as PageData;
followLanguage(() => site.locale);
hydrate(PublicPage, { target, props: { page, site } });
