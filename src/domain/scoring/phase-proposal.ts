import { ckmeans } from 'simple-statistics';
import type { CompositeScores } from './composite-score.ts';
import type { ProposalRule } from './score-method.ts';

export type PhaseProposal = {
  /** Per sector: 1, 2 or null for none. */
  phases: (number | null)[];
  /** Ties that a count would have split: the ids of their sectors, all of them in that phase. */
  tied: { phase: number; sectors: number[] }[];
};

type Ranked = Pick<CompositeScores, 'sectors' | 'scores' | 'ranks' | 'vetoed'>;

/**
 * Proposes phase 1, 2 or none for every ranked sector, and none for those not ranked; what a planner
 * has locked is for the caller to keep.
 *
 * - first_n counts places: with 2 and 3, phase 1 takes the ranks to 2 and phase 2 those to 5. Who is
 *   tied with the last one taken is taken too, at the cost of the next phase.
 * - cut_value takes a score that is a limit but for rounding.
 * - natural_groups: least squares within groups (ckmeans, Wang and Song 2011). The lowest group is
 *   never proposed a phase, also where there are fewer different scores than groups.
 *
 * A vetoed sector is always in phase 1, save that first_n may have too few places for all of them.
 */
export function proposePhases(scores: Ranked, rule: ProposalRule): PhaseProposal {
  const phaseOf = rule.kind === 'first_n' ? byPlace(scores, rule) : byScore(scores, rule);
  return {
    phases: scores.sectors.map((_, i) => (scores.ranks[i] === 0 ? null : phaseOf(i))),
    tied: rule.kind === 'first_n' ? splitTies(scores, rule) : [],
  };
}

type FirstN = Extract<ProposalRule, { kind: 'first_n' }>;

function byPlace({ ranks }: Ranked, { first, second }: FirstN): (i: number) => number | null {
  return (i) => {
    const rank = ranks[i] as number;
    if (rank <= first) return 1;
    return rank <= first + second ? 2 : null;
  };
}

function byScore(
  scores: Ranked,
  rule: Exclude<ProposalRule, FirstN>,
): (i: number) => number | null {
  const [first, second] =
    rule.kind === 'cut_value' ? [rule.first, rule.second] : naturalLimits(scores, rule.groups);
  const reaches = (score: number, limit: number | undefined): boolean =>
    limit !== undefined && score >= limit - 1e-10 * Math.abs(limit);
  return (i) => {
    const score = scores.scores[i] as number;
    if (scores.vetoed[i] === 1 || reaches(score, first)) return 1;
    return reaches(score, second) ? 2 : null;
  };
}

function splitTies({ sectors, ranks }: Ranked, { first, second }: FirstN): PhaseProposal['tied'] {
  const cuts = [
    { phase: 1, from: 0, to: first },
    { phase: 2, from: first, to: first + second },
  ];
  return cuts.flatMap(({ phase, from, to }) => {
    // The tie around the cut has the highest rank up to it.
    const rank = ranks.reduce((best, each) => (each <= to ? Math.max(best, each) : best), 0);
    const tie = sectors.filter((_, i) => ranks[i] === rank);
    return rank > from && rank + tie.length - 1 > to ? [{ phase, sectors: tie }] : [];
  });
}

/** The lowest score of every group but the last, descending. */
function naturalLimits({ scores, ranks, vetoed }: Ranked, groups: number): number[] {
  // Scores that differ by rounding only are of one group.
  const rounded = [...scores]
    .filter((_, i) => ranks[i] !== 0 && vetoed[i] !== 1)
    .map((score) => Number(score.toPrecision(10)));
  if (rounded.length === 0) return [];
  const found = ckmeans(rounded, Math.min(groups, new Set(rounded).size));
  return found
    .slice(1)
    .map((group) => group[0] as number)
    .reverse();
}
