import type { MatrixRow } from './matrixRows.ts';

/** A sector of no phase, with what a test says of it. */
export function matrixRow(code: string, part: Partial<MatrixRow> = {}): MatrixRow {
  return {
    code,
    sectorId: 1,
    label: code,
    name: `Zona ${code}`,
    phase: null,
    planPhase: null,
    suggested: undefined,
    departs: false,
    locked: false,
    score: null,
    rank: null,
    rankLow: null,
    rankHigh: null,
    areaKm2: 1,
    values: [],
    ...part,
  };
}
