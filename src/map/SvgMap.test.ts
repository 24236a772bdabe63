import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { soyapangoPhases, soyapangoSectors } from './soyapangoFixture.ts';
import SvgMap from './SvgMap.svelte';

const { body } = render(SvgMap, {
  props: {
    sectors: soyapangoSectors,
    phases: soyapangoPhases,
    selected: '160-001-1',
    onselect: () => undefined,
    description: 'Mapa de fases',
  },
});
const options = body.match(/<g [^>]*role="option"[^>]*>/g) ?? [];

describe('SvgMap, rendered on a server', () => {
  it('is a list of sectors with names', () => {
    expect(body).toContain('aria-label="Mapa de fases"');
    expect(options).toHaveLength(soyapangoSectors.length);
    for (const { title } of soyapangoSectors) {
      expect(options.filter((option) => option.includes(`aria-label="${title}"`))).toHaveLength(1);
    }
  });

  it('has one tab stop: the selected sector', () => {
    const stops = options.filter((option) => option.includes('tabindex="0"'));
    expect(stops).toHaveLength(1);
    expect(stops[0]).toContain('aria-selected="true"');
    expect(stops[0]).toContain('data-sector="160-001-1"');
  });

  it('has each phase’s fill and marks', () => {
    for (const { number, colour } of soyapangoPhases.slice(0, 2)) {
      expect(body).toContain(`fill="${colour}"`);
      expect(body).toMatch(new RegExp(`url\\(#[^)]*-${number}\\)`));
    }
  });
});
