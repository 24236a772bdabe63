/** Why no score was made: where it would mean nothing. */
export type ScoringRefusalReason =
  /** The method includes no indicator. */
  | 'no_indicators'
  /** The method names an indicator that is not among those given. */
  | 'unknown_indicator'
  /** All weights are 0. */
  | 'no_weight'
  /** No sector has a value of any indicator that counts. */
  | 'all_missing'
  /** Fewer than two sectors can be ranked. */
  | 'too_few_sectors'
  /** Every indicator that counts has the same value in all sectors: none tells them apart. */
  | 'all_equal';

/** A score that is not made; never an exception, as the data or the method, not the caller, is at fault. */
export type ScoringRefusal = {
  refused: ScoringRefusalReason;
  /** What was there and what is needed, for people; English. */
  detail: string;
};

export function scoringRefusal(reason: ScoringRefusalReason, detail: string): ScoringRefusal {
  return { refused: reason, detail };
}

export function isScoringRefusal(outcome: object): outcome is ScoringRefusal {
  return 'refused' in outcome;
}
