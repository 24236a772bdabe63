import type { Days, IncidentCounts } from '../../../domain/incident-filter.ts';
import { lengthInDays, periodBefore } from '../../../domain/time-steps.ts';
import type {
  CellColumns,
  ComparisonInput,
  HotspotComparison,
  Refusal,
} from '../../../spatial/index.ts';
import type { HotspotBoard } from '../board.svelte.ts';
import { Computed, type Task } from '../computed.svelte.ts';
import { countColumns } from '../count-columns.ts';
import { Following, type Question } from '../following.svelte.ts';
import { choiceOf, coverageOf, overlap, partWithin, type EarlierChoice } from './periods.ts';

/** The period of the board beside an earlier one; asked for and computed while its panel is open. */
export class Change {
  readonly #board: HotspotBoard;
  /** How the map shows it: what came and went, or one period beside the other. */
  mode = $state<'difference' | 'beside'>('difference');
  readonly computation: Computed<HotspotComparison | Refusal>;

  constructor(board: HotspotBoard) {
    this.#board = board;
    this.computation = new Computed(board.analyst, 'compareHotspots', () => this.#task());
  }

  readonly open: boolean = $derived.by(() => this.#board.settings.panel === 'change');

  /** The later period: the one that the board is about. */
  readonly after: Days | null = $derived.by(() => this.#board.days);

  /** The period that is compared with. */
  readonly before: Days | null = $derived.by(() => {
    const { againstFrom: from, againstTo: to } = this.#board.settings;
    if (from !== null && to !== null) return { from, to };
    return this.after && periodBefore(this.after);
  });

  /** Which of the offered periods `before` is. */
  readonly choice: EarlierChoice = $derived.by(() =>
    this.after && this.before ? choiceOf(this.after, this.before) : 'before',
  );

  /** How much of the earlier period lies where there are incidents at all. */
  readonly coverage: 'all' | 'part' | 'none' = $derived.by(() => {
    const known = this.#board.extent.answer?.known;
    return known && this.before ? coverageOf(this.before, known) : 'all';
  });
  readonly overlapping: boolean = $derived.by(
    () => this.after !== null && this.before !== null && overlap(this.after, this.before),
  );

  /**
   * What is compared: of each period the part of which there are incidents, so that days nobody
   * recorded do not count as days on which nothing happened. null: there is nothing to compare.
   */
  readonly compared: { before: Days; after: Days } | null = $derived.by(() => {
    const known = this.#board.extent.answer?.known;
    if (!known || !this.before || !this.after || this.overlapping) return null;
    const [before, after] = [partWithin(this.before, known), partWithin(this.after, known)];
    return before && after && { before, after };
  });

  /** Incidents by cell of the two periods. */
  readonly counts = {
    before: new Following(() => this.#question(this.compared?.before ?? null)),
    after: new Following(() => this.#question(this.compared?.after ?? null)),
  };

  /** The cells that are compared; null: not known yet. */
  readonly grid: CellColumns | null = $derived.by(() => this.#board.grid.current);

  /** What became of each cell; null: not computed yet. */
  readonly comparison: HotspotComparison | Refusal | null = $derived.by(
    () => this.computation.current,
  );

  /** Asks and computes while the panel is open; to be called once, while a component is set up. */
  start(): void {
    $effect(() => this.counts.before.follow());
    $effect(() => this.counts.after.follow());
    $effect(() => this.computation.follow());
    $effect(() => () => {
      for (const asked of Object.values(this.counts)) asked.clear();
    });
  }

  /** After an import: everything is asked for anew. */
  forget(): void {
    this.counts.before.forget();
    this.counts.after.forget();
    this.computation.forget();
  }

  #question(days: Days | null): Question<IncidentCounts> | null {
    const { filter, shape } = this.#board;
    if (!this.open || !days || !filter || !shape) return null;
    return this.#board.counts({ ...filter, ...days, by: 'cell', shape });
  }

  #task(): Task | null {
    const { compared, grid } = this;
    const counts = { before: this.counts.before.current, after: this.counts.after.current };
    if (!compared || !grid || !counts.before || !counts.after) return null;
    const input: ComparisonInput = {
      grid,
      before: countColumns(counts.before, null),
      after: countColumns(counts.after, null),
      daysBefore: lengthInDays(compared.before),
      daysAfter: lengthInDays(compared.after),
    };
    const key = JSON.stringify([
      ...[this.counts.before.key, this.counts.after.key],
      this.#board.grid.key,
    ]);
    return { key, input: [input] };
  }
}
