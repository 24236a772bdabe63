import { describe, expect, it } from 'vitest';
import { parseNumber, provenSign } from './parse-number.ts';

const valueOf = (value: number) => ({ kind: 'value', value });
const faultOf = (fault: string) => ({ kind: 'fault', fault });

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    [' 12 ', 12],
    ['0012', 12],
    ['1 234', 1234],
    ['1\u202f234\u202f567', 1234567],
    [7.25, 7.25],
  ])('reads %j as %d whatever the decimal sign', (cell, value) => {
    for (const sign of ['point', 'comma', null] as const) {
      expect(parseNumber(cell, sign)).toEqual(valueOf(value));
    }
  });

  it('reads either decimal sign with the thousands of the other', () => {
    expect(parseNumber('1,234.5', 'point')).toEqual(valueOf(1234.5));
    expect(parseNumber('1.234,5', 'comma')).toEqual(valueOf(1234.5));
    expect(parseNumber('1 234,5', 'comma')).toEqual(valueOf(1234.5));
    expect(parseNumber('.5', 'point')).toEqual(valueOf(0.5));
    expect(parseNumber('1.5e+3', 'point')).toEqual(valueOf(1500));
  });

  it('asks where a cell can be read two ways and nothing tells', () => {
    expect(parseNumber('1,234', null)).toEqual(faultOf('decimal-needed'));
    expect(parseNumber('1.234', null)).toEqual(faultOf('decimal-needed'));
    expect(parseNumber('1,234', 'point')).toEqual(valueOf(1234));
    expect(parseNumber('1,234', 'comma')).toEqual(valueOf(1.234));
  });

  it.each(['', '  ', '-', '–', 's/d', 'S/D', 'n/d', 'NA', 'N/A', 'sin dato', 'Sin Dato', '…'])(
    'takes %j for missing, never for zero',
    (cell) => expect(parseNumber(cell, null)).toEqual({ kind: 'missing' }),
  );

  it.each([
    ['-1', 'negative'],
    ['−3', 'negative'],
    ['(12)', 'negative'],
    [-0.5, 'negative'],
    ['12%', 'percent'],
    ['12,5 %', 'percent'],
    ['#N/A', 'spreadsheet-error'],
    ['#¡REF!', 'spreadsheet-error'],
    ['#DIV/0!', 'spreadsheet-error'],
    ['=A1+B1', 'formula'],
    ['2015-01-01', 'date'],
    ['07/08/2015', 'date'],
    ['5-ene', 'date'],
    ['ene-15', 'date'],
    ['7 Aug 2015', 'date'],
    ['doce', 'not-a-number'],
    ['1-4', 'not-a-number'],
    ['<5', 'not-a-number'],
    ['1,23,4', 'not-a-number'],
    ['TRUE', 'not-a-number'],
    ['.', 'not-a-number'],
    ['1e400', 'too-large'],
    ['99999999999999999999', 'too-large'],
    [Number.NaN, 'not-a-number'],
  ])('refuses %j as %s', (cell, fault) => {
    expect(parseNumber(cell, 'point')).toEqual(faultOf(fault));
  });
});

describe('provenSign', () => {
  it.each([
    ['1.5', 'point'],
    ['0.125', 'point'],
    ['1,234,567', 'point'],
    ['1,234.5', 'point'],
    ['1,5', 'comma'],
    ['1.234.567', 'comma'],
    ['1.234,5', 'comma'],
    ['1,234', null],
    ['12', null],
    ['s.d.', null],
    [1.5, null],
  ])('of %j is %s', (cell, sign) => {
    expect(provenSign(cell)).toBe(sign);
  });
});
