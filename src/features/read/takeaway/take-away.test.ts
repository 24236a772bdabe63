import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { hostileNames, namedEdition, soyapangoEdition } from './edition-fixture.ts';
import { embedSnippet } from './embed-snippet.ts';
import { fitsBeside, paperPhases } from './print/paper.ts';
import PaperLegend from './print/PaperLegend.svelte';

test.each(hostileNames)(
  'embeds a map of the name %j without letting it out of its attribute',
  (name) => {
    const html = embedSnippet({ src: 'https://example.org/a.html?b=1&c="', title: name });
    const attributes = [...html.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key]) => key);
    expect(attributes).toEqual([
      ...['src', 'title', 'width', 'height', 'loading', 'referrerpolicy', 'style'],
    ]);
    expect(html.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
    expect(html.replace(/ [a-z]+="[^"]*"/g, '')).toBe('<iframe></iframe>');
  },
);

test('names few sectors beside the map, and many on a sheet of their own', () => {
  const few = paperPhases(soyapangoEdition, 'es');
  expect(few.map(({ title, count }) => [title, count])).toEqual([
    ['Fase 1 · Acción inmediata', 4],
    ['Fase 2 · Segunda fase', 5],
    ['Fase no indicada', 6],
  ]);
  expect(fitsBeside(few)).toBe(true);
  const long = namedEdition('palabra '.repeat(30));
  expect(fitsBeside(paperPhases(long, 'es'))).toBe(false);
  const many = {
    ...soyapangoEdition,
    sectors: Array.from({ length: 20 }, () => soyapangoEdition.sectors).flat(),
  };
  expect(fitsBeside(paperPhases(many, 'es'))).toBe(false);
});

test('prints names as text', () => {
  const name = '<img src=x onerror=alert(1)>';
  const phases = paperPhases(namedEdition(name), 'es');
  const { body } = render(PaperLegend, { props: { phases, beside: true, illustrative: true } });
  expect(body).not.toContain('<img');
  expect(body).toContain('&lt;img');
});
