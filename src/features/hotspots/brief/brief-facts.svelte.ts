import type { IncidentCounts } from '../../../domain/incident-filter.ts';
import type { HotspotBoard } from '../board.svelte.ts';
import { Following, type Question } from '../following.svelte.ts';
import { addressesOf, type HotCells } from '../list/hot-cells.svelte.ts';
import { zoneFacts, type ZoneFacts } from './zone-facts.ts';

/** The server takes no more cells in one question. */
const mostCells = 500;

/** Hours and kinds of all zones of a brief, asked for together. */
export class BriefFacts {
  readonly #board: HotspotBoard;
  readonly #hot: HotCells;

  constructor(board: HotspotBoard, hot: HotCells) {
    this.#board = board;
    this.#hot = hot;
  }

  /** The hottest zones that fit one question whole. */
  readonly #zones = $derived.by(() => {
    let cells = 0;
    return (this.#hot.zones ?? []).filter((zone) => {
      cells += zone.cells.length;
      return cells <= mostCells;
    });
  });

  readonly hours = new Following(() => this.#question({ step: 'hour' }));
  readonly kinds = new Following(() => this.#question({ perIndicator: true }));

  /** null: not read yet. */
  readonly byZone: ReadonlyMap<number, ZoneFacts> | null = $derived.by(() => {
    if (this.#hot.zones?.length === 0) return new Map<number, ZoneFacts>();
    const [hours, kinds] = [this.hours.current, this.kinds.current];
    return hours && kinds ? zoneFacts(this.#zones, hours, kinds) : null;
  });

  /** To be called once, while a component is set up; ends with it. */
  start(): void {
    for (const asked of [this.hours, this.kinds]) {
      $effect(() => asked.follow());
      $effect(() => () => {
        asked.clear();
      });
    }
  }

  #question(wanted: { step: 'hour' } | { perIndicator: true }): Question<IncidentCounts> | null {
    const { filter, shape } = this.#board;
    const cells = this.#zones.flatMap(addressesOf);
    if (cells.length === 0 || !filter || !shape) return null;
    return this.#board.counts({ ...filter, by: 'cell', shape, cells, ...wanted });
  }
}
