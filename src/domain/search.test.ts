import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchSectors } from './search.ts';

const sectors = [
  { ppdCode: '160-001', mapLabel: '1', name: null, places: [] },
  { ppdCode: '160-001-1', mapLabel: '1-1', name: 'Zona Campanera', places: ['Campanera'] },
  { ppdCode: '160-001-3', mapLabel: '1-3', name: 'Las Margaritas 1, 2 y 3', places: [] },
  { ppdCode: '160-002-1', mapLabel: '2-1', name: null, places: [] },
  { ppdCode: '160-005', mapLabel: '5', name: 'Monte María', places: ['Monte María'] },
  { ppdCode: '160-008-3', mapLabel: '8-3', name: 'Zona Villa de Jesús', places: [] },
  { ppdCode: '160-011-1', mapLabel: '11-1', name: 'Zona Plaza Mundo', places: ['Plaza Mundo'] },
];

function found(query: string): string[] {
  return searchSectors(sectors, query).map(({ mapLabel }) => mapLabel);
}

describe('searchSectors', () => {
  it('finds by name and place without regard to accents and case', () => {
    expect(found('CAMPANERA')).toEqual(['1-1']);
    expect(found('monte maria')).toEqual(['5']);
    expect(found('villa jesús')).toEqual(['8-3']);
  });

  it('puts the exact code before those that contain it', () => {
    expect(found('1-1')).toEqual(['1-1', '11-1']);
    expect(found('1')[0]).toBe('1');
  });

  it('takes the police sector code with hyphens, spaces or neither', () => {
    for (const query of ['160-001-3', '160 001 3', '1600013'])
      expect(found(query)).toEqual(['1-3']);
  });

  it('finds a sector without a name by what it is called on screen', () => {
    expect(found('sector 2-1')).toEqual(['2-1']);
  });

  it('finds nothing for what is nowhere, and everything for an empty query', () => {
    expect(found('Mejicanos')).toEqual([]);
    expect(found('  ')).toHaveLength(sectors.length);
  });

  it('needs every word', () => {
    expect(found('zona mundo')).toEqual(['11-1']);
    expect(found('zona maria')).toEqual([]);
  });

  it('never fails, and finds each sector by its own code among the first', () => {
    assert(property(string(), (query) => searchSectors(sectors, query).length <= sectors.length));
    assert(
      property(constantFrom(...sectors), (sector) => {
        expect(searchSectors(sectors, sector.ppdCode)[0]).toBe(sector);
      }),
    );
  });
});
