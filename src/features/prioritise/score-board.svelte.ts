import { untrack } from 'svelte';
import type { Indicator } from '../../domain/indicator.ts';
import type { ScenarioEvidence } from '../../domain/scenario.ts';
import type { Suggestions } from '../../domain/scenario-edits.ts';
import { compositeScores, type CompositeScores } from '../../domain/scoring/composite-score.ts';
import { correlatedPairs } from '../../domain/scoring/correlations.ts';
import { effectiveWeights, type EffectiveWeights } from '../../domain/scoring/effective-weights.ts';
import { indicatorMatrix } from '../../domain/scoring/indicator-matrix.ts';
import { proposePhases } from '../../domain/scoring/phase-proposal.ts';
import { prepareScoring } from '../../domain/scoring/prepare-scoring.ts';
import type { RankUncertainty } from '../../domain/scoring/rank-uncertainty.ts';
import { isScoringRefusal, type ScoringRefusal } from '../../domain/scoring/refusal.ts';
import type { ScoreMethod } from '../../domain/scoring/score-method.ts';
import { connectSpatialEngine, type SpatialEngine } from '../../spatial/index.ts';
import type { MunicipalityData } from '../../state/municipality.svelte.ts';

/** How one sector stands; null for ranks where it is not ranked. */
export type SectorStanding = {
  score: number | null;
  rank: number | null;
  rankLow: number | null;
  rankMedian: number | null;
  rankHigh: number | null;
};

export const draws = 5_000;
/** Milliseconds without a change of the method before its uncertainty is computed. */
const rest = 120;

/** The score of every sector by the method of the open scenario, and how sure it is. */
export class ScoreBoard {
  readonly #read: () => { data: MunicipalityData; method: ScoreMethod };
  #engine: SpatialEngine | null = null;
  #worker: Worker | null = null;
  #uncertainty = $state.raw<{ key: string; result: RankUncertainty } | null>(null);
  #progress = $state<number | null>(null);
  #crashed = $state(false);

  constructor(read: () => { data: MunicipalityData; method: ScoreMethod }) {
    this.#read = read;
  }

  readonly #data = $derived.by(() => this.#read().data);
  readonly #method = $derived.by(() => this.#read().method);
  readonly indicators: Indicator[] = $derived.by(() =>
    this.#data.groups.flatMap((group) => group.indicators),
  );
  readonly matrix = $derived(
    indicatorMatrix(this.#data.sectors, this.indicators, this.#data.observations),
  );

  // As text it compares by value: a slider changes the weights and nothing of this.
  readonly #preparation = $derived.by(() => {
    const { indicators, missing, outlierCap, normalisation } = this.#method;
    const chosen = indicators.map(({ key, direction }) => [key, direction]);
    return JSON.stringify([chosen, missing, outlierCap, normalisation]);
  });
  readonly prepared = $derived.by(() => {
    const { matrix } = this;
    return this.#preparation === '' ? null : untrack(() => prepareScoring(matrix, this.#method));
  });
  readonly correlated = $derived.by(() => {
    const { matrix } = this;
    return this.#preparation === ''
      ? []
      : untrack(() =>
          correlatedPairs(
            matrix,
            this.#method.indicators.map(({ key }) => key),
          ),
        );
  });

  readonly weights: EffectiveWeights | ScoringRefusal = $derived(
    effectiveWeights(this.#method, this.indicators),
  );

  readonly outcome: CompositeScores | ScoringRefusal = $derived.by(() => {
    const { prepared, weights } = this;
    if (prepared === null || isScoringRefusal(prepared)) {
      return prepared ?? { refused: 'no_indicators', detail: '' };
    }
    return isScoringRefusal(weights) ? weights : compositeScores(prepared, weights, this.#method);
  });

  readonly scores: CompositeScores | null = $derived(
    isScoringRefusal(this.outcome) ? null : this.outcome,
  );

  readonly proposal = $derived(this.scores && proposePhases(this.scores, this.#method.proposal));

  #suggestedBefore: Suggestions = new Map();
  /** What the score proposes for each sector that it ranks; the same map while it proposes the same. */
  readonly suggestions: Suggestions = $derived.by(() => {
    const { scores, proposal } = this;
    const suggestions = new Map<number, number | null>();
    scores?.sectors.forEach((id, row) => {
      if (scores.unranked[row] === null) suggestions.set(id, proposal?.phases[row] ?? null);
    });
    if (!sameEntries(this.#suggestedBefore, suggestions)) this.#suggestedBefore = suggestions;
    return this.#suggestedBefore;
  });

  /** Up to which rank the proposal reaches for phase 1, and for phases 1 and 2. */
  readonly cuts: number[] = $derived.by(() => {
    const phases = [...this.suggestions.values()];
    const first = phases.filter((phase) => phase === 1).length;
    const both = phases.filter((phase) => phase !== null).length;
    return [...new Set([first, both])].filter((cut) => cut > 0 && cut < phases.length);
  });

  // Everything that the uncertainty depends on, by value.
  readonly #key = $derived(JSON.stringify([this.#method, this.cuts]));

  /** null: not computed yet, or there is no score. */
  readonly uncertainty: RankUncertainty | null = $derived(
    this.scores && (this.#uncertainty?.result ?? null),
  );
  /** It belongs to an earlier method; the new one is being computed. */
  readonly outdated: boolean = $derived(this.#uncertainty?.key !== this.#key);

  get progress(): number | null {
    return this.#progress;
  }

  /** The computation broke off; `start` begins anew. */
  get crashed(): boolean {
    return this.#crashed;
  }

  readonly standings: ReadonlyMap<number, SectorStanding> = $derived.by(() => {
    const { scores, uncertainty } = this;
    const rows = new Map(uncertainty?.sectors.map((id, row) => [id, row]));
    const known = (value: number | undefined) =>
      value === undefined || Number.isNaN(value) || value === 0 ? null : value;
    return new Map(
      this.#data.sectors.map(({ id }, row) => {
        const drawn = rows.get(id) ?? -1;
        const score = scores?.scores[row];
        return [
          id,
          {
            score: score === undefined || Number.isNaN(score) ? null : score,
            rank: known(scores?.ranks[row]),
            rankLow: known(uncertainty?.rankLow[drawn]),
            rankMedian: known(uncertainty?.medianRank[drawn]),
            rankHigh: known(uncertainty?.rankHigh[drawn]),
          },
        ];
      }),
    );
  });

  /** What is kept with a scenario when it is proposed. */
  get evidence(): ScenarioEvidence | null {
    if (this.outdated || !this.uncertainty) return null;
    return {
      draws,
      sectors: [...this.standings].map(([sectorId, { score, rank, rankLow, rankHigh }]) => ({
        ...{ sectorId, score, rank, rankLow, rankHigh },
      })),
    };
  }

  /** Computes the uncertainty after each change, in a worker; returns how to stop. To be run in an effect. */
  follow(): (() => void) | undefined {
    const key = this.#key;
    const { scores, matrix, indicators, cuts } = this;
    const method = this.#method;
    if (!scores || this.#crashed) return undefined;
    const timer = setTimeout(() => {
      void this.#compute(key, { matrix, method, indicators, cuts });
    }, rest);
    return () => clearTimeout(timer);
  }

  async #compute(
    key: string,
    input: Pick<ScoreBoard, 'matrix' | 'indicators' | 'cuts'> & { method: ScoreMethod },
  ): Promise<void> {
    const { matrix, method, cuts } = input;
    const indicators = input.indicators.map(({ key: it, groupKey }) => ({ key: it, groupKey }));
    this.#progress = 0;
    // Plain data crosses to the worker; what the screen keeps may be wrapped.
    const task = {
      matrix,
      indicators,
      method: structuredClone($state.snapshot(method)),
      cuts,
      draws,
    };
    const answer = await this.#start().run('rankUncertainty', [task], (share) => {
      this.#progress = share;
    });
    if (answer.status === 'cancelled') return;
    this.#progress = null;
    if (isScoringRefusal(answer.result)) this.#uncertainty = null;
    else this.#uncertainty = { key, result: answer.result };
  }

  #start(): SpatialEngine {
    if (this.#engine) return this.#engine;
    this.#worker = new Worker(new URL('../../spatial/worker/spatial-worker.ts', import.meta.url), {
      type: 'module',
    });
    this.#worker.addEventListener('error', () => {
      this.stop();
      this.#crashed = true;
    });
    this.#engine = connectSpatialEngine(this.#worker);
    return this.#engine;
  }

  /** After a crash: the next `follow` computes again. */
  restart(): void {
    this.#crashed = false;
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#engine = null;
    this.#progress = null;
  }
}

function sameEntries(one: Suggestions, other: Suggestions): boolean {
  return (
    one.size === other.size &&
    [...other].every(([id, phase]) => one.has(id) && one.get(id) === phase)
  );
}
