import { describe, expect, it } from 'vitest';
import type { Indicator, Observation } from '../indicator.ts';
import { latestObservations } from '../observations.ts';
import { indicators, sectorId, sectors } from '../table-import/fixtures/soyapango.ts';
import { asWritten, clipboardTextOf, csvOf, harmless } from './delimited.ts';
import { matrixFileName } from './file-name.ts';
import { makeMatrix, type MatrixInput } from './matrix.ts';

const theft: Observation = {
  sectorId: sectorId('1'),
  indicatorKey: 'theft',
  value: 4.5,
  period: null,
  source: 'slides',
  version: 1,
};

const pick = (...keys: string[]) => indicators.filter(({ key }) => keys.includes(key));

const input: MatrixInput = {
  language: 'es',
  about: {
    municipality: 'Soyapango',
    source: 'Presentación, 2015',
    date: '2026-03-01',
    period: null,
    illustrative: true,
  },
  sectors: sectors.slice(0, 2),
  indicators: pick('theft', 'threats'),
  allIndicators: indicators,
  observations: latestObservations([theft]),
};

describe('makeMatrix', () => {
  it('has a row for each sector, other columns before the indicators, and missing as null', () => {
    const phase = { heading: 'Fase', values: new Map([[sectorId('1-1'), 1]]) };
    const { headings, rows } = makeMatrix({ ...input, columns: [phase] });
    expect(headings).toEqual(['Código PPD', 'Etiqueta', 'Nombre', 'Fase', 'Hurtos', 'Amenazas']);
    expect(rows).toEqual([
      ['160-001', '1', null, null, 4.5, null],
      ['160-001-1', '1-1', 'Zona Campanera', 1, null, null],
    ]);
  });

  it('names an indicator by its key where its label would be read as another', () => {
    const rank = (change: Partial<Indicator>) => ({
      ...(pick('theft')[0] as Indicator),
      ...change,
    });
    const all = [rank({ key: 'a' }), rank({ key: 'b' }), rank({ key: 'c', labelEs: 'Fase' })];
    expect(makeMatrix({ ...input, indicators: all, allIndicators: all }).headings.slice(3)).toEqual(
      ['a', 'b', 'c'],
    );
  });
});

describe('csvOf', () => {
  it('says source, date, period and that the boundaries are illustrative, before the table', () => {
    expect(csvOf(makeMatrix(input)).split('\r\n')).toEqual([
      '\ufeffTerritorio,Soyapango',
      'Fuente,"Presentación, 2015"',
      'Descargado el,2026-03-01',
      'Periodo,periodo no indicado',
      'Límites,"ilustrativos, no oficiales"',
      'Lectura,"una celda vacía es «sin dato», que no es cero"',
      '',
      'Código PPD,Etiqueta,Nombre,Hurtos,Amenazas',
      '160-001,1,,4.5,',
      '160-001-1,1-1,Zona Campanera,,',
      '',
    ]);
  });

  it('says the period where there is one, and nothing of boundaries that are official', () => {
    const about = { ...input.about, period: 'del 1 al 31 de enero de 2015', illustrative: false };
    const labels = makeMatrix({ ...input, about }).about;
    expect(labels).toContainEqual(['Periodo', 'del 1 al 31 de enero de 2015']);
    expect(labels.map(([label]) => label)).not.toContain('Límites');
  });

  it('quotes separators, quotes, line ends and spaces at the ends', () => {
    const rows = [['a,b', 'say "x"', 'two\nlines', ' c']];
    expect(csvOf({ language: 'en', about: [], headings: ['h'], rows })).toBe(
      '\ufeff\r\nh\r\n"a,b","say ""x""","two\nlines"," c"\r\n',
    );
  });
});

describe('harmless', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['-5', '-5'],
    ['+2.5', '+2.5'],
    ['1-1', '1-1'],
    ['a=b', 'a=b'],
    [-5, '-5'],
    [null, ''],
  ])('makes %j %j', (cell, text) => {
    expect(harmless(cell)).toBe(text);
    expect(asWritten(text)).toBe(cell === null ? '' : String(cell));
  });
});

describe('clipboardTextOf', () => {
  it('separates by tabs and keeps every cell in its place', () => {
    const rows = [['a\tb', 'c\r\nd', null, 2]];
    expect(clipboardTextOf({ headings: ['w', 'x', 'y', '=z'], rows })).toBe(
      "w\tx\ty\t'=z\na b\tc d\t\t2",
    );
  });
});

describe('matrixFileName', () => {
  it('says what, of where and when', () => {
    expect(matrixFileName('soyapango', '2026-03-01', 'es', 'xlsx')).toBe(
      'soyapango-indicadores-2026-03-01.xlsx',
    );
  });
});
