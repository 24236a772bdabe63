import { describe, expect, it } from 'vitest';
import { insert, insertForSectors, number, text, texts } from './sql.ts';

describe('SQL texts', () => {
  it('quotes whatever a text holds', () => {
    expect(text("d'Aubuisson").sql).toBe("'d''Aubuisson'");
    expect(text('a\\b').sql).toBe("E'a\\\\b'");
    expect(text(null).sql).toBe('null');
    expect(texts([]).sql).toBe('array[]::text[]');
    expect(() => number(Infinity)).toThrow('Infinity');
  });

  it('qualifies the tables and refuses rows of different columns', () => {
    expect(insert('phases', [{ number: number(1), name_es: text('Primera') }])).toBe(
      "insert into public.phases (number, name_es)\nvalues\n  (1, 'Primera');\n",
    );
    expect(() => insert('phases', [{ a: number(1) }, { b: number(2) }])).toThrow('differ');
  });

  it('finds sectors by code', () => {
    const statement = insertForSectors(
      'observations',
      'soyapango',
      [{ ppd_code: text('160-001'), value: number(1) }],
      { source: text('slides') },
    );
    expect(statement).toContain('(municipality_id, sector_id, value, source)');
    expect(statement).toContain("select s.municipality_id, s.id, v.value, 'slides'");
    expect(statement).toContain("(1, '160-001', 1)\n) as v (place, ppd_code, value)");
  });
});
