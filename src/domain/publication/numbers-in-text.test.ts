import { describe, expect, it } from 'vitest';
import { numbersInText } from './numbers-in-text.ts';

const names = ['22 de Abril', 'Las Margaritas 4', 'Zona Campanera'];

describe('numbers in a free text', () => {
  it.each([
    ['Hubo 3 homicidios en la zona.', ['3']],
    ['Hubo tres homicidios y doce extorsiones.', ['tres', 'doce']],
    ['There were two cases; 45 % of 1,200 people.', ['two', '45 %', '1,200']],
    ['446 jóvenes en 2015, 446 en 2016', ['446']],
    ['Diez municipios', ['Diez']],
  ])('are found: %s', (text, found) => {
    expect(numbersInText(text, names)).toEqual(found);
  });

  it.each([
    'Fases 1 y 2 de los sectores; edición 2 del 22 de noviembre de 2026 (2026-11-22).',
    'Phases 1, 2 and 3, edition 12, November 22, 2026.',
    'El sector 160-001-1 (1-1), en 22 de Abril y Las Margaritas 4.',
    'Escriba a plan2@soyapango.example o vea https://example.org/123',
    'Una docena y la onceava no cuentan.',
    '',
  ])('are passed over where they count nobody: %s', (text) => {
    expect(numbersInText(text, names)).toEqual([]);
  });
});
