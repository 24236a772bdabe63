/** Why a method was not applied: where its answer would mean nothing. */
export type RefusalReason =
  /** Fewer units than the method needs; local statistics ask for 30. */
  | 'too_few_units'
  /** All values are equal. */
  | 'no_variance'
  /** No unit has a neighbour. */
  | 'all_islands'
  /** A value or weight is missing (NaN): say what is to be done with such units first. */
  | 'missing_values'
  /** A rate needs a population above zero. */
  | 'no_population'
  /** Nothing to count. */
  | 'no_points'
  /** An intensive value (a rate) over several sectors needs weights. */
  | 'no_weights'
  /** It is not known whether the indicator adds up. */
  | 'unknown_kind'
  /** Fewer time steps than the method needs. */
  | 'too_few_steps';

/** A method that declines to answer; never an exception, as the data, not the caller, is at fault. */
export type Refusal = {
  refused: RefusalReason;
  /** What was there and what is needed, for people; English. */
  detail: string;
};

export function refusal(reason: RefusalReason, detail: string): Refusal {
  return { refused: reason, detail };
}

export function isRefusal(outcome: object): outcome is Refusal {
  return 'refused' in outcome;
}
