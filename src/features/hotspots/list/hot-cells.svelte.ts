import type { IncidentCounts } from '../../../domain/incident-filter.ts';
import {
  isRefusal,
  type HotspotAnalysis,
  type Refusal,
  type SignificanceAnalysis,
} from '../../../spatial/index.ts';
import { Analyst } from '../analyst.svelte.ts';
import type { HotspotBoard } from '../board.svelte.ts';
import { Computed, type Task } from '../computed.svelte.ts';
import { countColumns } from '../count-columns.ts';
import { Following, type Question } from '../following.svelte.ts';
import { columnAndRow } from './addresses.ts';
import { sectorsOfCells } from './sectors-of-cells.ts';
import { zoneOf, zonesBySector, zonesOf, type Zone } from './zones.ts';

/** How many cells a question about one zone names: the server takes no more. */
const mostCells = 500;

/**
 * The zones of hot cells, whichever layer the map shows, and when and what happened in the one that
 * is open.
 */
export class HotCells {
  readonly #board: HotspotBoard;
  /** Of its own, so that it does not call off what the map is waiting for. */
  readonly #analyst = new Analyst();
  readonly #analysis: Computed<HotspotAnalysis | Refusal>;

  constructor(board: HotspotBoard) {
    this.#board = board;
    this.#analysis = new Computed(this.#analyst, 'analyseHotspots', () => this.#task());
  }

  /** Whether the map shows another layer than the one that the zones are of. */
  readonly apart: boolean = $derived.by(() => this.#board.settings.layer !== 'significant');

  readonly #counts = new Following(() => {
    const { filter, shape } = this.#board;
    return this.apart && filter && shape
      ? this.#board.counts({ ...filter, by: 'cell', shape })
      : null;
  });

  /** What is waited for, and what may have failed. */
  readonly asked = $derived.by(() => (this.apart ? this.#counts : this.#board.cellCounts));
  readonly computed = $derived.by(() => (this.apart ? this.#analysis : this.#board.analysis));
  readonly analyst = $derived.by(() => (this.apart ? this.#analyst : this.#board.analyst));

  /** null: not computed yet. */
  readonly result: SignificanceAnalysis | Refusal | null = $derived.by(() => {
    const { current } = this.computed;
    if (current === null || isRefusal(current)) return current;
    return current.layer === 'significant' ? current : null;
  });

  readonly zones: Zone[] | null = $derived.by(() => {
    const { result } = this;
    const grid = this.#board.grid.current;
    if (result === null || isRefusal(result) || grid === null) return null;
    // What was computed of an earlier grid is of other cells.
    if (result.level.length !== grid.cells) return null;
    const { sectors } = this.#board.data;
    return zonesOf(grid, result, (addresses) => sectorsOfCells(grid.shape, addresses, sectors));
  });
  readonly bySector = $derived.by(() => this.zones && zonesBySector(this.zones));

  /** The zone of the cell that is looked at. */
  readonly opened: Zone | null = $derived.by(() =>
    zoneOf(this.zones ?? [], this.#board.settings.cell),
  );

  /** By hour of the week, in the zone that is open. */
  readonly hours = new Following(() => this.#ofZone(this.opened, { step: 'hour' }));
  readonly kinds = new Following(() => this.#ofZone(this.opened, { perIndicator: true }));

  /** To be called once, while a component is set up; ends with it. */
  start(): void {
    for (const asked of [this.#counts, this.hours, this.kinds]) $effect(() => asked.follow());
    $effect(() => this.#analysis.follow());
    $effect(() => () => {
      this.#analyst.stop();
      for (const asked of [this.#counts, this.hours, this.kinds]) asked.clear();
    });
  }

  #task(): Task | null {
    const grid = this.#board.grid.current;
    const counts = this.#counts.current;
    const { filter } = this.#board;
    if (!this.apart || !grid || !counts || !filter) return null;
    const input = { layer: 'significant', grid, counts: countColumns(counts, null) };
    return { key: JSON.stringify([this.#counts.key, this.#board.grid.key]), input: [input] };
  }

  #ofZone(
    zone: Zone | null,
    wanted: { step: 'hour' } | { perIndicator: true },
  ): Question<IncidentCounts> | null {
    const { filter, shape } = this.#board;
    if (!zone || !filter || !shape) return null;
    const cells = addressesOf(zone).slice(0, mostCells);
    return this.#board.counts({ ...filter, by: 'all', shape, cells, ...wanted });
  }
}

/** Column and row of each cell of a zone, the hottest first. */
export function addressesOf(zone: Zone): (readonly [column: number, row: number])[] {
  return zone.cells.map(({ address }) => columnAndRow(address));
}
