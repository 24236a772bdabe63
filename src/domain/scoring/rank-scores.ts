/** Scores that differ by no more than this part of the largest are the same but for rounding. */
const TIE = 1e-10;
const MOST_SCORES = 200_000;

/** Writes the rank of every score, 1 for the highest; ties share the best of their ranks. */
export type ScoreRanker = (scores: Float64Array, ranks: Int32Array) => void;

/**
 * Ranks many lists of as many scores each, without making anything anew. A score belongs to the same
 * tie as the next lower one when they differ by no more than a ten-billionth of the largest score:
 * sums of the same parts in another order differ by far less, and no two sectors that a person would
 * tell apart differ by so little. So the order of sectors or indicators never decides.
 *
 * @param first 1 for those that rank before all others, whatever their score
 * @throws RangeError for more than 200,000 scores
 */
export function scoreRanker(first: Uint8Array): ScoreRanker {
  const count = first.length;
  if (count > MOST_SCORES) throw new RangeError(`Too many scores to rank: ${count}`);
  // A whole number of steps below the top, and the place in the list, packed in one number: plain
  // numbers are sorted several times as fast as places by a comparison.
  const keys = new Float64Array(count);
  const behind = 4 / TIE;
  return (scores, ranks) => {
    let most = -Infinity;
    let least = Infinity;
    for (let i = 0; i < count; i++) {
      const score = scores[i] as number;
      if (score > most) most = score;
      if (score < least) least = score;
    }
    const step = TIE * Math.max(Math.abs(most), Math.abs(least)) || 1;
    for (let i = 0; i < count; i++) {
      const steps = Math.round((most - (scores[i] as number)) / step);
      keys[i] = (first[i] === 1 ? steps : steps + behind) * count + i;
    }
    keys.sort();
    let rank = 1;
    let before = -Infinity;
    for (let place = 0; place < count; place++) {
      const key = keys[place] as number;
      const steps = Math.floor(key / count);
      if (steps - before > 1) rank = place + 1;
      before = steps;
      ranks[key - steps * count] = rank;
    }
  };
}
