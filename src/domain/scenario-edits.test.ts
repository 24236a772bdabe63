import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptSuggestions,
  assignmentOf,
  assignPhase,
  departs,
  missingRationales,
  noteSuggestions,
  setLocked,
  writeRationale,
} from './scenario-edits.ts';
import type { ScenarioContent } from './scenario.ts';
import type { ScoreMethod } from './scoring/score-method.ts';

const empty: ScenarioContent = {
  name: 'A',
  notes: '',
  method: {} as ScoreMethod,
  assignments: [],
};
/** 1 is first, 2 second, 3 is ranked without a phase; 4 is not ranked. */
const suggestions = new Map([
  [1, 1],
  [2, 2],
  [3, null],
]);

describe('assigning phases', () => {
  it('gives several sectors a phase and remembers what the score proposed', () => {
    const { content } = assignPhase(empty, [1, 4], 2, suggestions);
    expect(content.assignments).toEqual([
      { sectorId: 1, phase: 2, suggestedPhase: 1, rationale: '', locked: false },
      { sectorId: 4, phase: 2, suggestedPhase: null, rationale: '', locked: false },
    ]);
  });

  it('leaves locked sectors alone and names them', () => {
    const locked = setLocked(assignPhase(empty, [1], 2, suggestions).content, [1], true);
    const { content, locked: left } = assignPhase(locked, [1, 2], 1, suggestions);
    expect(left).toEqual([1]);
    expect(assignmentOf(content, 1).phase).toBe(2);
    expect(assignmentOf(content, 2).phase).toBe(1);
    expect(acceptSuggestions(locked, [1], suggestions).content).toBe(locked);
  });

  it('accepts what the score proposes, and nothing for sectors that it does not rank', () => {
    const { content } = acceptSuggestions(empty, [1, 2, 3, 4], suggestions);
    expect(content.assignments.map(({ sectorId, phase }) => [sectorId, phase])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(missingRationales(content, suggestions)).toEqual([]);
  });

  it('asks for a reason wherever the phase departs from the score', () => {
    const { content } = assignPhase(empty, [3, 4], 1, suggestions);
    // 1 and 2 have no phase though the score proposes one; 4 has one though it is not ranked.
    expect(missingRationales(content, suggestions)).toEqual([1, 2, 3, 4]);
    const reasoned = writeRationale(content, [1, 3, 4], 'Acordado en el taller');
    expect(missingRationales(reasoned, suggestions)).toEqual([2]);
    expect(missingRationales(writeRationale(content, [1], '  '), suggestions)).toContain(1);
  });

  it('notes what the score proposes now beside every sector', () => {
    const noted = noteSuggestions(assignPhase(empty, [1], 1, new Map()).content, suggestions);
    expect(noted.assignments.map((it) => [it.sectorId, it.suggestedPhase])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(departs({ sectorId: 3, phase: null }, suggestions)).toBe(false);
  });

  it('is the very same content where nothing changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 })),
        fc.option(fc.integer({ min: 1, max: 3 })),
        (ids, phase) => {
          const once = assignPhase(empty, ids, phase, suggestions).content;
          expect(assignPhase(once, ids, phase, suggestions).content).toBe(once);
          expect(new Set(once.assignments.map((it) => it.sectorId)).size).toBe(
            once.assignments.length,
          );
        },
      ),
    );
  });
});
