import { describe, expect, it } from 'vitest';
import { periodText } from './wording.ts';

describe('periodText', () => {
  it('says that a period is not stated, or its first and last day', () => {
    expect(periodText(null)).toBe('no indicado en la fuente');
    expect(periodText('[2015-01-01,2016-01-01)')).toBe(
      'del 1 de enero de 2015 al 31 de diciembre de 2015',
    );
  });
});
