import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { citationOf } from './citation.ts';
import { hostileNames, namedEdition, soyapangoEdition } from './edition-fixture.ts';
import { embedSnippet } from './embed-snippet.ts';
import { sized } from './picture-of-map.ts';
import { fitsBeside, paperPhases } from './print/paper.ts';
import PaperLegend from './print/PaperLegend.svelte';

test('cites an edition with its own address and its hash', () => {
  const address = 'https://example.org/soyapango/1.html';
  expect(citationOf(soyapangoEdition, { locale: 'es', address })).toBe(
    'Territorio Seguro. Soyapango: Fases de los sectores de Soyapango. Edición 1, publicada el ' +
      `22 de noviembre de 2026. ${address}. sha256 ${soyapangoEdition.sha256}`,
  );
  expect(citationOf(soyapangoEdition, { locale: 'en', address: null })).toBe(
    'Territorio Seguro. Soyapango: Phases of the sectors of Soyapango. Edition 1, published on ' +
      `November 22, 2026. sha256 ${soyapangoEdition.sha256}`,
  );
});

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

test('gives a drawing another size and nothing else', () => {
  const svg =
    '<svg xmlns="x" width="1200" height="900" viewBox="0 0 1200 900"><rect width="1" height="2"/></svg>';
  expect(sized(svg, 2400)).toBe(
    svg.replace('width="1200" height="900"', 'width="2400" height="1800"'),
  );
});

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
