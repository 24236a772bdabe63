import { describe, expect, it } from 'vitest';
import type { ScenarioAssignment } from '../../domain/scenario.ts';
import type { Sector } from '../../domain/territory.ts';
import { overtakenBy, type Looked } from './overtaken.ts';

const sector = (id: number, version = 1) => ({ id, mapLabel: `${id}-1`, version }) as Sector;
const assigned = (sectorId: number, phase: number) => ({ sectorId, phase }) as ScenarioAssignment;
const look = (parts: Partial<Looked['parts']> = {}, rest: Partial<Looked> = {}): Looked => ({
  parts: {
    ...{ edition: 2, today: '2027-01-31' },
    sectors: [sector(1), sector(2)],
    assignments: [assigned(1, 1)],
    ...parts,
  },
  values: new Map([['1 theft', 20]]),
  hidden: 3,
  ...rest,
});

describe('what changed before an edition went out', () => {
  it('is nothing when all is as it was', () => {
    expect(overtakenBy(look(), look())).toBeNull();
  });

  it('names the other edition and day, the sectors, and counts values and hidden figures', () => {
    const now = look(
      {
        ...{ edition: 3, today: '2027-02-01' },
        sectors: [sector(1), sector(2, 2), sector(3)],
        assignments: [assigned(1, 2)],
      },
      {
        values: new Map([
          ['1 theft', 21],
          ['3 theft', 2],
        ]),
        hidden: 5,
      },
    );
    expect(overtakenBy(look(), now)).toEqual({
      edition: { before: 2, now: 3 },
      today: { before: '2027-01-31', now: '2027-02-01' },
      sectors: ['1-1', '2-1', '3-1'],
      values: 2,
      hidden: 2,
    });
  });
});
