/** How a composite score is made, after the OECD/JRC Handbook on Constructing Composite Indicators (2008). */
export type ScoreMethod = {
  /** The indicators that count, each once; what is not listed does not count. */
  indicators: MethodIndicator[];
  /** Weight of each group of indicators beside the others, 0 or more; a group not listed has 0. */
  groups: { key: string; weight: number }[];
  missing: MissingRule;
  /**
   * null: values count as they are. Else values beyond these quantiles of their indicator are drawn
   * in to them: 0.05 means the 5th and the 95th percentile. Over 0, under 0.5.
   */
  outlierCap: number | null;
  normalisation: Normalisation;
  aggregation: Aggregation;
  /**
   * With the geometric mean a normalised value under this floor counts as the floor, so that one
   * zero does not wipe out all else; shown wherever it is used. Over 0, at most 0.5.
   */
  floor: number;
  /** A sector with at least this value of the indicator stands in the first rank band. */
  veto: { indicator: string; atLeast: number } | null;
  uncertainty: UncertaintySettings;
  proposal: ProposalRule;
};

export type MethodIndicator = {
  key: string;
  direction: 'more_is_worse' | 'more_is_better';
  /** Beside the other indicators of its group; 0 or more. */
  weight: number;
};

export type MissingRule =
  /** A sector that lacks one of the indicators is listed apart. */
  | 'leave_out'
  /** The weights of what a sector lacks go to what it has, in proportion. */
  | 'reweight'
  /** What a sector lacks is taken to be the median of the others. */
  | 'median';

export type Normalisation = 'min_max' | 'rank' | 'z_score';
export type Aggregation = 'arithmetic' | 'geometric';

/** What the drawn weights and steps are drawn from. */
export type UncertaintySettings = {
  /**
   * Of the Dirichlet distribution around the planner's weights: the larger, the nearer the drawn
   * weights are to them. null: flat, any weights are as likely as any others.
   */
  concentration: number | null;
  /** Whether normalisation and aggregation are drawn too, or stay as the method has them. */
  varyNormalisation: boolean;
  varyAggregation: boolean;
  seed: number;
};

/** How phases 1 and 2 are proposed from the score; whoever reaches neither is proposed no phase. */
export type ProposalRule =
  /** The first sectors in rank: `first` of them for phase 1, the next `second` for phase 2. */
  | { kind: 'first_n'; first: number; second: number }
  /** Sectors with at least the score `first` for phase 1, with at least `second` for phase 2. */
  | { kind: 'cut_value'; first: number; second: number }
  /** Natural breaks of the scores: the highest group for phase 1, the next for phase 2. */
  | { kind: 'natural_groups'; groups: number };
