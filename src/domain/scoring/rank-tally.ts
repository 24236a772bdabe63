/** Counts kept at most, 4 bytes each. */
const MOST_COUNTS = 8_000_000;

/** How often each sector had which rank, in room that does not grow with the draws. */
export type RankTally = {
  add: (ranks: Int32Array) => void;
  /** The smallest rank that at least this share of the draws does not exceed, of every sector. */
  quantile: (share: number) => Int32Array;
  /** For each cut n: the share of draws in which each sector was among the first n. */
  chances: () => Float64Array[];
  /** Ranks are told apart to this many: 1 up to some 2,800 sectors, 13 for 10,000. */
  rankStep: number;
};

export function rankTally(sectors: number, cuts: readonly number[]): RankTally {
  const rankStep = Math.ceil(sectors / Math.floor(MOST_COUNTS / Math.max(sectors, 1)));
  const bins = Math.ceil(sectors / rankStep);
  const counts = new Uint32Array(sectors * bins);
  const within = cuts.map(() => new Uint32Array(sectors));
  let draws = 0;
  return {
    rankStep,
    add: (ranks) => {
      draws += 1;
      for (let i = 0; i < sectors; i++) {
        const at = i * bins + Math.floor(((ranks[i] as number) - 1) / rankStep);
        counts[at] = (counts[at] as number) + 1;
      }
      within.forEach((count, c) => {
        const cut = cuts[c] as number;
        for (let i = 0; i < sectors; i++) {
          if ((ranks[i] as number) <= cut) count[i] = (count[i] as number) + 1;
        }
      });
    },
    quantile: (share) =>
      Int32Array.from({ length: sectors }, (_, i) => {
        let seen = 0;
        let bin = -1;
        while (seen < share * draws && bin < bins - 1) {
          bin += 1;
          seen += counts[i * bins + bin] as number;
        }
        // The middle of the ranks that are told apart from others only together.
        return Math.min(sectors, 1 + bin * rankStep + ((rankStep - 1) >> 1));
      }),
    chances: () => within.map((count) => Float64Array.from(count, (times) => times / draws)),
  };
}
