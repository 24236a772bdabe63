import type { CellShape, Day, Days, IncidentCounts } from '../../../domain/incident-filter.ts';
import type { EvaluationInput, HotspotEvaluation, Refusal } from '../../../spatial/index.ts';
import { densitySquares, type HotspotBoard } from '../board.svelte.ts';
import { Computed, type Task } from '../computed.svelte.ts';
import { countColumns } from '../count-columns.ts';
import { Following, type Question } from '../following.svelte.ts';
import { areaShares } from './area-shares.ts';
import { cutsOf, usualCut } from './split-period.ts';

/**
 * How far a map of the first part of the period would have met what happened in the rest of it; asked
 * for and computed while its panel is open.
 */
export class Evaluation {
  readonly #board: HotspotBoard;
  #chosen = $state<Day | null>(null);
  readonly computation: Computed<HotspotEvaluation | Refusal>;

  constructor(board: HotspotBoard) {
    this.#board = board;
    this.computation = new Computed(board.analyst, 'evaluateHotspots', () => this.#task());
  }

  readonly open: boolean = $derived.by(() => this.#board.settings.panel === 'evaluation');

  /** Where the period can be cut. */
  readonly cuts = $derived.by(() => {
    const { days } = this.#board;
    return days ? cutsOf(days) : { pace: 'month' as const, cuts: [] };
  });

  /** The first day of the later part; null: the period is too short to be cut. */
  readonly cut: Day | null = $derived.by(() =>
    this.#chosen !== null && this.cuts.cuts.includes(this.#chosen)
      ? this.#chosen
      : usualCut(this.cuts),
  );

  /** What the maps are made from. */
  readonly fit: Days | null = $derived.by(() => {
    const { days } = this.#board;
    return days && this.cut !== null ? { from: days.from, to: this.cut } : null;
  });
  /** What they are held against. */
  readonly test: Days | null = $derived.by(() => {
    const { days } = this.#board;
    return days && this.cut !== null ? { from: this.cut, to: days.to } : null;
  });

  readonly counts = {
    fit: new Following(() => this.#question(this.fit, this.#board.shape)),
    /** By small squares, which a density is made of. */
    fitSquares: new Following(() => this.#question(this.fit, densitySquares)),
    test: new Following(() => this.#question(this.test, this.#board.shape)),
  };

  readonly result: HotspotEvaluation | Refusal | null = $derived.by(() => this.computation.current);

  cutAt(day: Day): void {
    this.#chosen = day;
  }

  /** Asks and computes while the panel is open; to be called once, while a component is set up. */
  start(): void {
    for (const asked of Object.values(this.counts)) $effect(() => asked.follow());
    $effect(() => this.computation.follow());
    $effect(() => () => {
      for (const asked of Object.values(this.counts)) asked.clear();
    });
  }

  /** After an import: everything is asked for anew. */
  forget(): void {
    for (const asked of Object.values(this.counts)) asked.forget();
    this.computation.forget();
  }

  #question(days: Days | null, shape: CellShape | null): Question<IncidentCounts> | null {
    const { filter } = this.#board;
    if (!this.open || !days || !filter || !shape) return null;
    return this.#board.counts({ ...filter, ...days, by: 'cell', shape });
  }

  #task(): Task | null {
    const { fit, test } = this;
    const { studyArea, bandwidth, grid } = this.#board;
    const counts = {
      fit: this.counts.fit.current,
      fitSquares: this.counts.fitSquares.current,
      test: this.counts.test.current,
    };
    if (!fit || !test || !grid.current || bandwidth === null) return null;
    if (!counts.fit || !counts.fitSquares || !counts.test) return null;
    const input: EvaluationInput = {
      area: studyArea,
      grid: grid.current,
      fit: countColumns(counts.fit, null),
      fitSquares: countColumns(counts.fitSquares, null),
      test: countColumns(counts.test, null),
      bandwidth,
      areaShares: Float64Array.from(areaShares),
    };
    const keys = Object.values(this.counts).map(({ key }) => key);
    return { key: JSON.stringify([...keys, grid.key, bandwidth]), input: [input] };
  }
}
