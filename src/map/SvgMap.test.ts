import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { borderStyle, phaseStyles } from './phaseStyle.ts';
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

  it('carries the colours of a dark screen, which a style sheet can choose by itself', () => {
    const dark = phaseStyles(soyapangoPhases, 'dark');
    for (const { phase } of soyapangoSectors) {
      const { fill = '', mark = '' } = dark.get(phase) ?? {};
      expect(options.some((option) => option.includes(`color="${fill}"`))).toBe(true);
      if (phase !== null) expect(body).toContain(`color="${mark}"`);
    }
    expect(body.match(/<g [^>]*adapts[^>]* fill="#[0-9a-f]{6}"/g)).toHaveLength(
      soyapangoSectors.length,
    );
    expect(body).toContain(`color="${borderStyle('dark').line}"`);
    expect(body).not.toMatch(/\sstyle="/);
  });

  it('has each phase’s fill and marks', () => {
    for (const { number, colour } of soyapangoPhases.slice(0, 2)) {
      expect(body).toContain(`fill="${colour}"`);
      expect(body).toMatch(new RegExp(`url\\(#[^)]*-${number}\\)`));
    }
  });
});
