import type { PreparedScoring } from './prepare-scoring.ts';
import { scoringRefusal, type ScoringRefusal } from './refusal.ts';

export type UnrankedReason =
  /** It has no value of any indicator that counts. */
  | 'no_data'
  /** It lacks an indicator that the missing-data rule asks for, or all that tell sectors apart. */
  | 'missing_indicator';

/**
 * Why each sector cannot be ranked; null: it can. A sector without data is never ranked, whatever the
 * rule. Refuses where no sector has data, or fewer than two can be ranked.
 *
 * @param counted the columns with a weight over 0
 */
export function unrankedSectors(
  { matrix, indicators, observed, present, missing, constant }: PreparedScoring,
  counted: readonly number[],
): (UnrankedReason | null)[] | ScoringRefusal {
  const width = indicators.length;
  const tells = indicators.map((key) => !constant.includes(key));
  const anyTells = counted.some((at) => tells[at]);
  const reasons = matrix.sectors.map((_, row): UnrankedReason | null => {
    if (present[row] === width) return null;
    let values = 0;
    let tellingValues = 0;
    for (const at of counted) {
      if (observed[row * width + at] !== 1) continue;
      values += 1;
      if (tells[at] === true || !anyTells) tellingValues += 1;
    }
    if (values === 0) return 'no_data';
    const ranked = missing === 'leave_out' ? values === counted.length : tellingValues > 0;
    return ranked ? null : 'missing_indicator';
  });
  const ranked = reasons.filter((reason) => reason === null).length;
  if (ranked > 1) return reasons;
  if (reasons.every((reason) => reason === 'no_data')) {
    return scoringRefusal('all_missing', 'No sector has a value of an indicator that counts');
  }
  return scoringRefusal(
    'too_few_sectors',
    `${ranked} of ${reasons.length} sectors can be ranked; 2 are needed`,
  );
}
