import { describe, expect, it } from 'vitest';
import { soyapangoSectors } from './soyapangoFixture.ts';
import { TerritoryOnScreen } from './territoryOnScreen.svelte.ts';
import type { MapSector } from './types.ts';

const size = { width: 390, height: 440 };
const recolour = (sectors: MapSector[], colour: string): MapSector[] =>
  sectors.map((sector) => ({ ...sector, title: colour, value: { colour } }));

/** What is found for one state of the sectors and then for another. */
function follow(first: MapSector[], second: MapSector[]) {
  let sectors = first;
  const territory = new TerritoryOnScreen(
    () => sectors,
    () => size,
  );
  const look = () => ({ shapes: territory.shapes, drawn: territory.drawn });
  const before = look();
  sectors = second;
  return { before, after: look() };
}

describe('TerritoryOnScreen', () => {
  it('gives labels room for what sectors show: a badge for a phase, none for a value', () => {
    const { before, after } = follow(soyapangoSectors, recolour(soyapangoSectors, '#5b4a9f'));
    expect(before.drawn.some(({ label }) => label.badge)).toBe(true);
    expect(after.drawn.some(({ label }) => label.badge)).toBe(false);
  });

  it('keeps the shapes when only colours and texts change', () => {
    const { before, after } = follow(
      recolour(soyapangoSectors, '#5b4a9f'),
      recolour(soyapangoSectors, '#eeeaf8'),
    );
    expect(after.shapes).toBe(before.shapes);
  });

  it('takes other shapes as new', () => {
    const fewer = soyapangoSectors.slice(1);
    const { after } = follow(soyapangoSectors, fewer);
    expect(after.shapes).toBe(fewer);
    expect(after.drawn).toHaveLength(fewer.length);
  });
});
