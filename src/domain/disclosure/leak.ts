import type { FigurePlace } from './figures.ts';
import type { Interval } from './feasible-interval.ts';

/** A hidden figure that is not proven safe, wherever it stands. */
export type UnknownLeak = { key: string; places: FigurePlace[]; threshold: number } & (
  | { kind: 'narrow'; interval: Interval }
  /** Whoever takes all hidden parts of a sum for small counts knows what each of them is. */
  | { kind: 'supposed' }
  /** No table agrees with what was published, or the solver found none. */
  | { kind: 'unproven' }
);

/** A small count that is shown. */
export type ShownLeak = { kind: 'shown'; place: FigurePlace; value: number };

export type LimitLeak =
  /** A limit of a class or a scale that is the value of a hidden cell. */
  | { kind: 'limit'; edition: number; indicator: string; limit: number }
  /** A score or rank of hidden values, by a method that is not modelled. */
  | { kind: 'score'; edition: number };

/**
 * A hidden number that an earlier edition shows as another one, with the same period and source. A
 * correction has to say in its source that it is one.
 */
export type ChangedLeak = { kind: 'changed'; places: FigurePlace[] };

/**
 * What a reader could work out. `earlier`: the editions before the last one told it already, so that
 * no change of the last one could keep it.
 */
export type Leak = (UnknownLeak | ShownLeak | LimitLeak | ChangedLeak) & { earlier: boolean };
