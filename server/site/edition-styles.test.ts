import { expect, test } from 'vitest';
import { scopesIn, stylesOf } from './edition-styles.ts';

test('keeps the rules of a page and those of no component, in their order', () => {
  const own = new Set(scopesIn('<p class="map svelte-a1">'));
  const css =
    ':root{--ink:#000}.map.svelte-a1{color:red}.list.svelte-b2{color:blue}' +
    '@media print{.map.svelte-a1{color:black}.list.svelte-b2{display:none}}' +
    '@media print{.list.svelte-b2{margin:0}}@keyframes svelte-b2-rise{0%{opacity:0}}' +
    '.map.svelte-a1 .list.svelte-b2{margin:0}body{margin:0}';
  expect(stylesOf(css, own)).toBe(
    ':root{--ink:#000}.map.svelte-a1{color:red}' +
      '@media print{.map.svelte-a1{color:black}.list.svelte-b2{display:none}}' +
      '.map.svelte-a1 .list.svelte-b2{margin:0}body{margin:0}',
  );
});

test('keeps the whole of a sheet without components', () => {
  const css = '@charset "utf-8";a{color:red}';
  expect(stylesOf(css, new Set())).toBe(css);
});
