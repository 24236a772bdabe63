import { describe, expect, it } from 'vitest';
import { slidesTable } from './fixtures/slides-table.ts';
import { indicators, sectorId, sectors } from './fixtures/soyapango.ts';
import { matchColumns, type ColumnChoice } from './match-columns.ts';
import { isTotal, looksLikeDate, SectorIndex } from './match-sectors.ts';

function match(headings: string[], overrides = new Map<number, ColumnChoice>(), codes = -1) {
  return matchColumns(
    headings,
    indicators,
    overrides,
    (column) => column === codes,
    () => false,
  );
}

const keysOf = (headings: string[]) =>
  match(headings).map((target) => (target.kind === 'indicator' ? target.key : target.kind));

describe('matchColumns', () => {
  it('knows every heading of the slides, in the order of the indicators', () => {
    const headings = slidesTable.split('\n')[0]?.split('\t') ?? [];
    expect(keysOf(headings)).toEqual(['sector', ...indicators.map(({ key }) => key)]);
  });

  it('knows keys, Spanish and English labels, however they are typed', () => {
    const typed = ['CÓDIGO  ppd', ' hurtos ', 'Violencia intrafamiliar (P.N.C.)', 'ASSAULTS'];
    expect(keysOf([...typed, 'school_dropouts', 'Jovenes   excluidos'])).toEqual([
      'sector',
      'theft',
      'intrafamilial_violence_pnc',
      'assault',
      'school_dropouts',
      'excluded_youth',
    ]);
  });

  it('gives the first of two indicators with one name where the column stands once', () => {
    expect(keysOf(['sector', 'Sexual Offense'])).toEqual(['sector', 'sexual_offense_1']);
  });

  it('suggests the most similar name that is still free, and none where nothing is similar', () => {
    const [, extortion, other] = match(['sector', 'Extorsion es mensuales', 'Población']);
    expect(match(['sector', 'Extorcion'])[1]).toEqual({ kind: 'unknown', suggestion: 'extortion' });
    expect(extortion?.kind).toBe('unknown');
    expect(other).toEqual({ kind: 'unknown', suggestion: null });
    expect(match(['sector', 'Extorsiones', 'Extorsione'])[2]).toEqual({
      kind: 'unknown',
      suggestion: null,
    });
  });

  it('leaves out what only describes a sector', () => {
    expect(match(['Código PPD', 'Etiqueta', 'Nombre', 'Fase', 'Puntaje', 'Hurtos'])).toEqual([
      { kind: 'sector' },
      ...Array.from({ length: 4 }, () => ({ kind: 'ignored', why: 'descriptive' })),
      { kind: 'indicator', key: 'theft' },
    ]);
  });

  it('finds the sectors by what stands in a column whose heading does not tell', () => {
    expect(match(['zona', 'theft'], new Map(), 0)[0]).toEqual({ kind: 'sector' });
    // "Sector" may stand over names: the column with codes is meant.
    expect(match(['Sector', 'Code', 'theft'], new Map(), 1).map(({ kind }) => kind)).toEqual([
      'ignored',
      'sector',
      'indicator',
    ]);
  });

  it('does what a person chose', () => {
    const overrides = new Map<number, ColumnChoice>([
      [0, 'ignore'],
      [1, 'sector'],
      [2, { indicator: 'threats' }],
    ]);
    expect(match(['sector', 'x', 'Hurtos'], overrides)).toEqual([
      { kind: 'ignored', why: 'chosen' },
      { kind: 'sector' },
      { kind: 'indicator', key: 'threats' },
    ]);
  });
});

describe('SectorIndex', () => {
  const index = new SectorIndex(sectors);

  it.each([
    ['160-001-1', '1-1'],
    ['1-1', '1-1'],
    [' 160 – 001 – 1 ', '1-1'],
    ['160 001 1', '1-1'],
    ['Sector 14-2', '14-2'],
    ['sector policial 160-002', '2'],
    [3, '3'],
    ["'1-2", '1-2'],
  ])('finds %j', (cell, label) => {
    expect(index.find(cell)).toBe(sectorId(label));
  });

  it('does not guess', () => {
    for (const cell of ['', '160-9', '1601', '1-1-1', 'Campanera', 160]) {
      expect(index.find(cell)).toBeNull();
    }
  });
});

describe('rows that are no sectors', () => {
  it('are dates that a spreadsheet made of labels, and totals', () => {
    for (const text of ['1-ene', '02-feb', 'Jan-01', '2026-01-01', '1/2/2026']) {
      expect(looksLikeDate(text)).toBe(true);
    }
    for (const text of ['1-1', '14-2', '160-001-1', 'Marzo abierto']) {
      expect(looksLikeDate(text)).toBe(false);
    }
    expect([isTotal('TOTAL:'), isTotal('Total 2'), isTotal('')]).toEqual([true, false, false]);
  });
});
