import type { ScoresShown } from './conceal.ts';
import type { FigurePlace, PublishedFigures } from './figures.ts';
import type { Leak } from './leak.ts';

/** Why a figure is hidden. */
export type Reason =
  | { kind: 'small_count'; threshold: number }
  /** An earlier edition hid the same number. */
  | { kind: 'hidden_before' }
  /** Without it the figures at these places could be worked out. */
  | { kind: 'protects'; places: FigurePlace[] };

/** A hidden number, for planners alone: its value and reason must not be published. */
export type HiddenNumber = { places: FigurePlace[]; value: number; reason: Reason };

export type Suppression = {
  figures: PublishedFigures;
  hidden: HiddenNumber[];
  /** How much of the scores was left. */
  scoresShown: ScoresShown;
  /** Indicators whose legends would have told what is hidden, and were left out. */
  withheldLegends: string[];
  /** What could not be kept: the edition must not go out as it is. */
  leaks: Leak[];
};
