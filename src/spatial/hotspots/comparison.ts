import type { Refusal } from '../refusal.ts';

/** Two numbers of the same thing, one of each period. */
export type Pair<Value> = { before: Value; after: Value };

/** Incidents of two periods in the same place. */
export type Change = Pair<number> & {
  /** In `HotspotComparison.unit`. */
  difference: number;
  /** That the rate is the same in both, see `twoCountsP`; NaN without any incident. */
  p: number;
};

/** What became of a hot cell and of the cells around it. */
export type HotCellChange = {
  cell: number;
  /** A `Confidence` in each period; null where that period gave no answer. */
  level: Pair<number | null>;
  own: Change & { adjusted: number };
  /** All its neighbours together; their p-values are adjusted over the hot cells. */
  nearby: Change & { cells: number; adjusted: number };
  /** Which way the cell and its neighbours went; null where one of them stayed as it was. */
  pattern: 'fall_fall' | 'fall_rise' | 'rise_fall' | 'rise_rise' | null;
  /** Both changes are beyond what chance gives, at 0.05 of the adjusted p-values. */
  beyondChance: boolean;
};

export type HotspotComparison = {
  method: 'two_counts';
  /** Incidents per cell. */
  before: Float64Array;
  after: Float64Array;
  leftOut: Pair<number>;
  /** Per cell: after less before, in `unit`. */
  difference: Float64Array;
  /** Of periods of unequal length only rates compare. */
  unit: 'incidents' | 'incidents_per_30_days';
  /** Per cell: p-value of the same rate; NaN without any incident. */
  p: Float64Array;
  /** `p` adjusted over the cells that are tested; NaN where a change could not have shown. */
  adjusted: Float64Array;
  /** Per cell: 1 rose, -1 fell, 0 neither can be said. */
  changed: Int8Array;
  cells: {
    rose: number;
    fell: number;
    tested: number;
    /** With incidents, but so few that no split of them would be beyond chance. */
    tooFew: number;
    without: number;
  };
  total: Change;
  /** Per cell and period a `Confidence` of Gi*, or why there is none. */
  levels: Pair<Int8Array | Refusal>;
  /** Cells that are hot (0.05) in either period, in the order of the grid. */
  hot: HotCellChange[];
  parameters: {
    days: Pair<number>;
    significance: number;
    correction: 'benjamini_hochberg';
    permutations: number;
    seed: number;
  };
};
