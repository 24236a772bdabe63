import { describe, expect, it, test } from 'vitest';
import { municipalOutlines } from '../../../../map/soyapangoFixture.ts';
import { wigglyTiling } from '../../../../spatial/fixtures/tiling.ts';
import { hostileNames, namedEdition, soyapangoEdition } from '../edition-fixture.ts';
import { standaloneSvg } from './standalone-svg.ts';

const context = municipalOutlines.filter(({ id }) => id !== 'soyapango');
const address = 'https://example.org/soyapango/1.html';

type Parsed = { names: Set<string>; attributes: Set<string>; texts: string[] };

/** Reads XML the strict way: anything that is not an element, its attributes or text throws. */
function parse(xml: string): Parsed {
  const token = /<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<>]+)/y;
  const parsed: Parsed = { names: new Set(), attributes: new Set(), texts: [] };
  const open: string[] = [];
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const [, closing, name = '', attributes = '', empty, text] = token.exec(xml) ?? [];
    if (token.lastIndex === 0) throw new Error(`No XML: ${xml.slice(at, at + 60)}`);
    if (text !== undefined) parsed.texts.push(unescape(text));
    else if (closing) expect(open.pop()).toBe(name);
    else {
      parsed.names.add(name);
      for (const [, key = ''] of attributes.matchAll(/([\w:-]+)="/g)) parsed.attributes.add(key);
      if (!empty) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return parsed;
}

function unescape(text: string): string {
  expect(text).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
  const letters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(.+?);/g, (_, name: string) => letters[name] ?? '');
}

const sheet = standaloneSvg(soyapangoEdition, { locale: 'es', context, address });

describe('the map as a file', () => {
  const { texts, names, attributes } = parse(sheet);

  it('says what it is, from where and of which edition', () => {
    const said = texts.join('\n').replace(/[\u2068\u2069]/g, '');
    for (const part of [
      'Fases de los sectores de Soyapango',
      'Edición 1 · 22 de noviembre de 2026',
      'Fase 1 · Acción',
      'Fase no indicada',
      'Límite ilustrativo',
      'No use este mapa',
      'Fuentes: Lista de fases',
      'Plan El Salvador Seguro',
      address,
      soyapangoEdition.sha256,
    ]) {
      expect(said).toContain(part);
    }
    expect(texts).toContain('Norte');
    expect(texts.filter((text) => / k?m$/.test(text))).not.toEqual([]);
  });

  it('needs nothing beside itself', () => {
    expect([...names].sort()).toEqual(
      [
        ...['svg', 'title', 'desc', 'g', 'defs', 'pattern', 'clipPath'],
        ...['rect', 'path', 'line', 'circle', 'text'],
      ].sort(),
    );
    for (const name of attributes) expect(name).not.toMatch(/^(on|style|class|href|xlink)/);
    expect(sheet.match(/https?:/g)).toHaveLength(2);
    expect(sheet).not.toMatch(/url\((?!#)/);
  });

  it('has the fill and hatch of each phase, in the map and in the legend', () => {
    for (const { number, colour } of soyapangoEdition.phases.slice(0, 2)) {
      expect(sheet.split(`fill="url(#sheet-${number})"`)).toHaveLength(3);
      expect(sheet).toContain(`fill="${colour}"`);
    }
  });

  it('is as wide as asked for, and its parts keep their proportions', () => {
    const [, width, height, , , viewWidth, viewHeight] =
      /width="(\d+)" height="(\d+)" viewBox="(\d+) (\d+) (\d+) (\d+)"/.exec(
        standaloneSvg(soyapangoEdition, { locale: 'es', width: 2400 }),
      ) ?? [];
    expect(Number(width)).toBe(2400);
    expect(Number(width) / Number(viewWidth)).toBeCloseTo(Number(height) / Number(viewHeight), 2);
  });

  it('is also a card of the size that links are shown with', () => {
    const card = standaloneSvg(soyapangoEdition, { locale: 'en', layout: 'card', context });
    expect(card).toContain('width="1200" height="630" viewBox="0 0 1200 630"');
    expect(parse(card).texts).toContain('Edition 1 · November 22, 2026');
  });
});

describe('a map of hundreds of sectors', () => {
  const [one] = soyapangoEdition.sectors;
  const sectors = wigglyTiling({ columns: 25, rows: 25, vertices: 20 }).flatMap((geometry, at) =>
    one
      ? [
          {
            ...one,
            geometry,
            name: null,
            phase: 1 + (at % 2),
            ppdCode: `160-${at}`,
            mapLabel: `S${at}`,
          },
        ]
      : [],
  );
  const drawn = (layout: 'sheet' | 'card') =>
    standaloneSvg({ ...soyapangoEdition, sectors }, { locale: 'es', layout });
  const labelsIn = (svg: string) =>
    new Set(parse(svg).texts.filter((text) => /^S\d+$/.test(text))).size;

  it('labels them, with their phases, as finely as it takes where it can be enlarged', () => {
    const svg = drawn('sheet');
    expect(labelsIn(svg)).toBeGreaterThan(0.95 * sectors.length);
    expect(svg.split('<circle ').length).toBeGreaterThan(0.9 * sectors.length);
  });

  it('labels none where it is looked at small, rather than a few', () => {
    expect(labelsIn(drawn('card'))).toBe(0);
  });
});

test.each(hostileNames)('the name %j is text, whatever it holds', (name) => {
  for (const layout of ['sheet', 'card'] as const) {
    const xml = standaloneSvg(namedEdition(name), { locale: 'en', layout, context });
    const parsed = parse(xml);
    expect(parsed.names).not.toContain('script');
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u202a-\u202e]/);
    expect(new TextDecoder().decode(new TextEncoder().encode(xml))).toBe(xml);
    const [first = ''] = name.split(' ');
    const said = parsed.texts.join('');
    if (/^[\w<>/()"]+$/.test(first)) expect(said).toContain(first.slice(0, 12));
  }
});

test('a name of 300 characters leaves the drawing as wide as it was', () => {
  const long = standaloneSvg(namedEdition('W'.repeat(300)), { locale: 'es' });
  const lines = [...long.matchAll(/<text [^>]*>(.?W[^<]*)/g)].map(([, line = '']) => line);
  expect(lines.some((line) => line.endsWith('…'))).toBe(true);
  for (const line of lines) expect(line.length).toBeLessThan(100);
});
