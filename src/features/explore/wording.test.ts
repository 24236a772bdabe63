import { describe, expect, it } from 'vitest';
import { standingText } from './wording.ts';

describe('standingText', () => {
  it('says the rank from the highest, and ties', () => {
    expect(standingText({ higher: 3, same: 0, lower: 6 })).toBe('Puesto 4 de 10, de mayor a menor');
    expect(standingText({ higher: 3, same: 1, lower: 5 })).toBe('Puesto 4 de 10, igual que otro');
    expect(standingText({ higher: 3, same: 2, lower: 4 })).toBe(
      'Puesto 4 de 10, igual que otros 2',
    );
  });

  it('names the ends', () => {
    expect(standingText({ higher: 0, same: 0, lower: 9 })).toBe('El más alto de 10');
    expect(standingText({ higher: 7, same: 2, lower: 0 })).toBe(
      'El más bajo de 10, igual que otros 2',
    );
    expect(standingText({ higher: 0, same: 9, lower: 0 })).toBe(
      'Igual en los 10 sectores con dato',
    );
    expect(standingText({ higher: 0, same: 0, lower: 0 })).toBe('Único sector con dato');
  });
});
