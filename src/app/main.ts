import { mount } from 'svelte';
import '../ui/tokens.css';
import '../ui/base.css';
import { followLanguage } from '../state/language.svelte.ts';
import { view } from '../state/view.svelte.ts';
import App from './App.svelte';

followLanguage(() => view.locale);

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');
target.replaceChildren();
mount(App, { target });
