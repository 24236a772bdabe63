import type { Failure } from '../../domain/failure.ts';
import type { IncidentCounts } from '../../domain/incident-filter.ts';
import type { Answered, Following } from './following.svelte.ts';

/**
 * An answer made of a wider one, so that choosing a kind or a sector asks the server for nothing.
 * `precise` is asked for what cannot be made of it: how many are left out or synthetic.
 */
export class Tally implements Answered<IncidentCounts> {
  readonly #wide: Following<IncidentCounts>;
  readonly #narrow: (wide: IncidentCounts) => IncidentCounts;
  readonly #precise: Following<IncidentCounts> | null;

  constructor(
    wide: Following<IncidentCounts>,
    narrow: (wide: IncidentCounts) => IncidentCounts,
    precise: Following<IncidentCounts> | null = null,
  ) {
    this.#wide = wide;
    this.#narrow = narrow;
    this.#precise = precise;
  }

  readonly answer: IncidentCounts | null = $derived.by(() => {
    const wide = this.#wide.answer;
    if (wide === null) return null;
    const narrow = this.#narrow(wide);
    const precise = this.#precise?.current;
    if (!precise || precise.total !== narrow.total) return narrow;
    return { ...narrow, synthetic: precise.synthetic, leftOut: precise.leftOut };
  });
  readonly current: IncidentCounts | null = $derived.by(() =>
    this.#wide.outdated || this.#precise?.loading === true ? null : this.answer,
  );
  readonly outdated: boolean = $derived.by(() => this.#wide.key !== null && this.current === null);
  readonly failure: Failure | null = $derived.by(
    () => this.#wide.failure ?? this.#precise?.failure ?? null,
  );
  readonly loading: boolean = $derived.by(() => this.outdated && this.failure === null);
}
