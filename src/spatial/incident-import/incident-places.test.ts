import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMetres } from '../projection/transverse-mercator.ts';
import { placed, preview, reasons } from './fixtures/tables.ts';

describe('places of incidents', () => {
  it.each([
    ['degrees', '-89.15', '13.7'],
    ['degrees', '-89,15', '13,700'],
    ['degrees', '89.15 W', '13.7° N'],
    ['degrees', '89°09\'00"O', '13° 42\' 00" N'],
    ['degrees-exchanged', '13.7', '-89.15'],
    ['degrees-unsigned', '89.15', '13.7'],
    ['degrees-unsigned-exchanged', '13.7', '89.15'],
    ['utm-16n', '267473.019932', '1515581.821208'],
    ['utm-16n', '267,473.02', '1,515,581.82'],
    ['utm-16n', '267.473,02', '1.515.581,82'],
    ['utm-16n', '267 473', '1 515 582'],
    ['utm-16n-exchanged', '1515581.82', '267473.02'],
  ])('reads %s: %s, %s', (reading, x, y) => {
    const read = preview(placed([x, y]));
    expect(read.reading).toBe(reading);
    expect(read.incidents[0]?.longitude).toBeCloseTo(-89.15, 5);
    expect(read.incidents[0]?.latitude).toBeCloseTo(13.7, 5);
  });

  it('reads all rows as most of them ask for, and keeps those aside that ask for another', () => {
    const read = preview(
      placed(['13.7', '-89.15'], ['-89.15', '13.7'], ['13.71', '-89.15'], ['267473', '1515581']),
    );
    expect(read.reading).toBe('degrees-exchanged');
    expect(reasons(read)).toEqual([
      [3, 'place-read-otherwise'],
      [5, 'place-read-otherwise'],
    ]);
    const chosen = preview(placed(['13.7', '-89.15'], ['-89.15', '13.7']), { reading: 'degrees' });
    expect(reasons(chosen)).toEqual([[2, 'place-read-otherwise']]);
  });

  it('keeps aside what is no place, or a place elsewhere', () => {
    const read = preview(
      placed(
        ...([
          ['-89.15', '13.7'],
          ['', '13.7'],
          ['-89.15', '-'],
          ['0', '0'],
        ] as [string, string][]),
        ...([
          ['aquí', '13.7'],
          ['-89.2', '13.7'],
          ['200', '95'],
          ['1e400', '2'],
        ] as [string, string][]),
      ),
    );
    expect(reasons(read)).toEqual([
      ...[3, 4, 5].map((row) => [row, 'place-missing']),
      [6, 'place-unreadable'],
      [7, 'outside'],
      [8, 'outside'],
      [9, 'place-unreadable'],
    ]);
    expect(read.aside.map(({ place }) => place).filter((place) => place !== null)).toEqual([
      [-89.2, 13.7],
      [200, 95],
    ]);
  });

  it('finds any place again, in degrees and metres', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -89.1699, max: -89.1101, noNaN: true }),
        fc.double({ min: 13.6701, max: 13.7499, noNaN: true }),
        (longitude, latitude) => {
          const [east, north] = toMetres(longitude, latitude);
          const comma = (value: number) => value.toFixed(7).replace('.', ',');
          for (const pair of [
            [comma(longitude), comma(latitude)],
            [latitude.toFixed(7), longitude.toFixed(7)],
            [comma(east), comma(north)],
          ] as [string, string][]) {
            const [found] = preview(placed(pair)).incidents;
            expect(found?.longitude).toBeCloseTo(longitude, 6);
            expect(found?.latitude).toBeCloseTo(latitude, 6);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
