import type { Indicator } from '../../../domain/indicator.ts';

/**
 * One sector as the matrix shows it. Hand over plain objects (`$state.raw`, `$derived`), new ones
 * when something changes; `values` may stay the same array as long as no value changes.
 */
export type MatrixRow = {
  code: string;
  sectorId: number;
  /** Its short label on the map. */
  label: string;
  name: string;
  /** In the scenario; null: none. */
  phase: number | null;
  /** In the plan as it stands; null: none stated. */
  planPhase: number | null;
  /** What the score proposes; null: no phase, undefined: the sector is not ranked. */
  suggested: number | null | undefined;
  /** The phase is another than the proposed one. */
  departs: boolean;
  locked: boolean;
  score: number | null;
  rank: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  areaKm2: number;
  /** In the order of the indicators; null: no data. */
  values: readonly (number | null)[];
};

export type MatrixIndicator = Indicator & {
  /** Of its group, in the language being read. */
  groupLabel: string;
  /** Counts in the score. */
  included: boolean;
};

/** What the map can be asked to show: one of these, or the key of an indicator. */
export type ColourKey = 'phase' | 'score' | 'rank' | (string & {});

/** Phases that are shown, null among them for sectors without one; null: all of them. */
export type ShownPhases = ReadonlySet<number | null> | null;

export function rowsShown(rows: readonly MatrixRow[], shown: ShownPhases): readonly MatrixRow[] {
  return shown === null ? rows : rows.filter(({ phase }) => shown.has(phase));
}

/** The filter after a click on one of its phases; with none left it filters nothing. */
export function togglePhase(shown: ShownPhases, phase: number | null): ShownPhases {
  const next = new Set(shown ?? []);
  if (!next.delete(phase)) next.add(phase);
  return next.size === 0 ? null : next;
}
