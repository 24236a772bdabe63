import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { bordersOf } from './borders.ts';
import { zoomOf } from './camera.ts';
import { mapStyle } from './mapStyle.ts';
import { borderStyle, phaseStyles } from './phaseStyle.ts';
import { boundsOf, fitMargin, fitProjection } from './projection.ts';
import { drawSectors } from './sectorDrawing.ts';
import { soyapangoPhases, soyapangoSectors } from './soyapangoFixture.ts';
import type { MapValue } from './types.ts';
import { noDataStyle, sectorStyles } from './valueStyle.ts';

const projection = fitProjection(boundsOf(soyapangoSectors.map(({ geometry }) => geometry)), {
  width: 390,
  height: 440,
  padding: fitMargin,
});

function build(
  phases = soyapangoPhases,
  basemap: StyleSpecification | null = null,
  sectors = soyapangoSectors,
) {
  const styles = phaseStyles(phases, 'light');
  return mapStyle(
    {
      drawn: drawSectors(sectors, projection),
      borders: bordersOf(sectors),
      styles,
      sectorStyles: sectorStyles(sectors, styles, 'light'),
      noData: sectors.some(({ value }) => value) ? noDataStyle('light') : null,
      border: borderStyle('light'),
      colours: {
        ground: 'rgb(1, 1, 1)',
        line: 'rgb(2, 2, 2)',
        muted: 'rgb(3, 3, 3)',
        focus: 'rgb(4, 4, 4)',
      },
      fonts: { label: ['Semibold', 'sans-serif'], context: ['Italic', 'sans-serif'] },
      projection,
      context: [],
      contextNames: [],
      labelZoom: zoomOf(projection),
    },
    basemap,
  );
}

const basemap: StyleSpecification = {
  version: 8,
  glyphs: 'https://maps.example/{fontstack}/{range}.pbf',
  sources: { streets: { type: 'vector', url: 'https://maps.example/streets.json' } },
  layers: [{ id: 'ground', type: 'background' }],
};

describe('mapStyle', () => {
  it('asks for nothing from outside without a basemap', () => {
    const style = build();
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(Object.values(style.sources).every(({ type }) => type === 'geojson')).toBe(true);
    expect(style.layers.some(({ type }) => type === 'background')).toBe(false);
  });

  it('lays a basemap under everything of ours', () => {
    const style = build(soyapangoPhases, basemap);
    expect(style.layers[0]).toEqual(basemap.layers[0]);
    expect(style.layers.slice(1).every(({ id }) => id.startsWith('plan-'))).toBe(true);
    expect(style.sources).toHaveProperty('streets');
    expect(style.glyphs).toBe(basemap.glyphs);
  });

  it('has fills below borders below marks below labels', () => {
    const ids = build().layers.map(({ id }) => id);
    const order = [
      'plan-sector-fill',
      'plan-sector-pattern',
      'plan-border',
      'plan-selected-line',
      'plan-sector-label',
    ];
    const positions = order.map((id) => ids.indexOf(id));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('colours sectors by phase, and those of none by the last', () => {
    const fill = build().layers.find(({ id }) => id === 'plan-sector-fill');
    expect(fill).toHaveProperty('paint.fill-color', [
      'match',
      ['get', 'phase'],
      1,
      '#b3261e',
      2,
      '#f2b705',
      3,
      '#5b7c99',
      '#e7e4dd',
    ]);
  });

  it('needs no expression where a plan has no phases yet', () => {
    const fill = build([]).layers.find(({ id }) => id === 'plan-sector-fill');
    expect(fill).toHaveProperty('paint.fill-color', '#e7e4dd');
  });

  it('colours values without new data, so that a slider can', () => {
    const valued = (colour: string) =>
      soyapangoSectors.map((sector, index) => {
        const value: MapValue = index === 0 ? { noData: true } : { colour };
        return { ...sector, value };
      });
    const [one, other] = ['#eeeaf8', '#3f2a7d'].map((colour) =>
      build(soyapangoPhases, null, valued(colour)),
    );
    expect(one?.layers).toEqual(other?.layers);
    expect(one?.sources['plan-sectors']).toEqual(other?.sources['plan-sectors']);
    const pattern = one?.layers.find(({ id }) => id === 'plan-sector-pattern');
    expect(pattern).toHaveProperty('filter', ['==', ['get', 'phase'], -2]);
  });
});
