import { describe, expect, it } from 'vitest';
import { obstaclesTo } from './obstacles.ts';

const ready = {
  ...{ sending: 'idle' as const, mayPublish: true, offline: false, problems: [] },
  ...{ protection: { isProven: true }, isDocument: true },
};

describe('what keeps an edition from going out', () => {
  it('is nothing once everything is there; advice keeps nobody', () => {
    expect(obstaclesTo(ready)).toEqual([]);
    const advice = { place: { field: 'contact' }, kind: 'no-contact' } as const;
    expect(obstaclesTo({ ...ready, problems: [advice] })).toEqual([]);
  });

  it('is everything at once that a person has to see to', () => {
    const missing = { place: { field: 'titleEs' }, kind: 'missing' } as const;
    expect(
      obstaclesTo({
        ...{ sending: 'lost', mayPublish: false, offline: true, problems: [missing] },
        ...{ protection: null, isDocument: false },
      }),
    ).toEqual(['lost', 'forbidden', 'offline', 'problems', 'unprotected', 'not-a-document']);
  });

  it('is a leak as long as nothing proves that there is none', () => {
    expect(obstaclesTo({ ...ready, protection: { isProven: false } })).toEqual(['leaks']);
  });
});
