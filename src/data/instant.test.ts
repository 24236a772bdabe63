import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { instantSchema } from './instant.ts';

describe('a moment from the database', () => {
  it.each([
    ['2026-01-31T12:00:00.5+00:00', '2026-01-31T12:00:00.500Z'],
    ['2026-01-31T12:00:00.063213Z', '2026-01-31T12:00:00.063Z'],
    ['2026-01-31 06:00:00.5-06', '2026-01-31T12:00:00.500Z'],
    ['2026-01-31 12:00:00+00', '2026-01-31T12:00:00.000Z'],
  ])('%s is %s', (written, instant) => {
    expect(v.parse(instantSchema, written)).toBe(instant);
  });

  it.each(['', 'yesterday', '2026-13-01T00:00:00Z'])('%s is none', (written) => {
    expect(v.is(instantSchema, written)).toBe(false);
  });
});
