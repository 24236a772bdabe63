import { untrack } from 'svelte';
import { readRedrawnSectors } from '../../data/redrawn-sectors.ts';
import type { Failure } from '../../domain/failure.ts';
import type { CellShape } from '../../domain/incident-filter.ts';
import type { RedrawnSectors } from '../../domain/redrawn-sectors.ts';
import type { Area } from '../../domain/territory.ts';
import { daysOfStep, lengthInDays, stepStarts } from '../../domain/time-steps.ts';
import {
  squareMetres,
  suggestBandwidth,
  suggestCellSize,
  type CellColumns,
  type HotspotAnalysis,
  type Refusal,
} from '../../spatial/index.ts';
import { Analyst } from './analyst.svelte.ts';
import { Change } from './change/change.svelte.ts';
import { Computed } from './computed.svelte.ts';
import { countColumns } from './count-columns.ts';
import { Evaluation } from './evaluation/evaluation.svelte.ts';
import { FilteredCounts } from './filtered-counts.svelte.ts';
import { Following } from './following.svelte.ts';
import { sameShown, type Shown } from './shown.ts';

/** Counts of the smallest squares that the roll-ups hold, which a density is made of. */
export const densitySquares: CellShape = { kind: 'square', size: 100 };

/** All that the hotspots screen shows of one municipality: what is asked for, answered and computed. */
export class HotspotBoard extends FilteredCounts {
  readonly analyst = new Analyst();

  /** Where cells are laid: the sector, or the whole municipality. */
  readonly studyArea: Area = $derived.by(() => {
    if (this.sector) return this.sector.geometry;
    if (this.municipality.outline) return this.municipality.outline;
    return {
      type: 'MultiPolygon',
      coordinates: this.data.sectors.flatMap(({ geometry }) =>
        geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
      ),
    };
  });
  readonly studyAreaM2: number = $derived(squareMetres(this.studyArea));

  /** The suggested size of cells, and what it rests on; null: the count is not known yet. */
  readonly suggestedSize = $derived.by(() => {
    const total = this.total.answer?.total;
    return total === undefined ? null : suggestCellSize(total, this.studyAreaM2);
  });
  readonly suggestedBandwidth = $derived.by(() => {
    const total = this.total.answer?.total;
    return total === undefined ? null : suggestBandwidth(total, this.studyAreaM2);
  });
  readonly bandwidth: number | null = $derived(
    this.settings.bandwidth ?? this.suggestedBandwidth?.metres ?? null,
  );
  readonly shape: CellShape | null = $derived.by(() => {
    const size = this.settings.size ?? this.suggestedSize?.size;
    return size === undefined ? null : { kind: this.settings.shape, size };
  });

  /** Steps of the emerging classes: months where there are ten of them, else weeks. */
  readonly emergingPace: 'month' | 'week' = $derived.by(() =>
    this.days && stepStarts(this.days, 'month').length >= 10 ? 'month' : 'week',
  );

  /** Incidents by cell, for the layer that is shown. */
  readonly cellCounts = new Following(() => {
    const { filter, shape } = this;
    const { layer } = this.settings;
    if (!filter || !shape || layer === 'sectors') return null;
    // The size of cells follows the count: asked before it is known, it would be asked for twice.
    if (this.settings.size === null && this.total.current === null) return null;
    if (layer === 'density') {
      return this.counts({ ...filter, by: 'cell', shape: densitySquares });
    }
    const step = layer === 'emerging' ? this.emergingPace : 'none';
    return this.counts({ ...filter, by: 'cell', shape, step });
  });

  /** The cells of the study area. */
  readonly grid = new Computed<CellColumns>(this.analyst, 'hotspotGrid', () => {
    const { shape, studyArea } = this;
    return (
      shape && { key: JSON.stringify([shape, this.sector?.id ?? null]), input: [studyArea, shape] }
    );
  });

  /** What the layer shows. */
  readonly analysis = new Computed<HotspotAnalysis | Refusal>(
    this.analyst,
    'analyseHotspots',
    () => {
      const { filter, studyArea, bandwidth } = this;
      const { layer } = this.settings;
      const grid = this.grid.current;
      const counts = this.cellCounts.current;
      if (!filter || !grid || !counts || layer === 'sectors') return null;
      const steps = layer === 'emerging' ? stepStarts(filter, this.emergingPace) : null;
      const wanted = {
        layer,
        area: studyArea,
        grid,
        counts: countColumns(counts, steps),
        steps: steps?.length ?? 1,
        days: lengthInDays(filter),
        bandwidth: bandwidth ?? 0,
      };
      const key = JSON.stringify([
        ...[this.cellCounts.key, this.grid.key, layer],
        layer === 'density' ? bandwidth : null,
      ]);
      return { key, input: [wanted] };
    },
  );

  /** Steps of the time slider. */
  readonly frames = $derived.by(() => {
    const { days } = this;
    const { pace } = this.settings;
    if (!days) return [];
    return stepStarts(days, pace).map((start) => ({ start, days: daysOfStep(start, pace, days) }));
  });

  /** Counts by cell and step of the time slider; asked for while it is open. */
  readonly frameCounts = new Following(() => {
    const { filter, shape } = this;
    const { at, pace } = this.settings;
    if (at === null || !filter || !shape) return null;
    return this.counts({ ...filter, by: 'cell', shape, step: pace });
  });

  /** All that stands for what the address says now; null: some of it is not there yet. */
  readonly #next: Shown | null = $derived.by(() => {
    const { filter, sector, shape, bandwidth, emergingPace, studyAreaM2 } = this;
    const { layer } = this.settings;
    const [total, bySector] = [this.total.current, this.bySector.current];
    const [extent, timeline] = [this.extent.answer?.known, this.timeline.current];
    if (!filter || !total || !bySector || !extent || !timeline) return null;
    const known = { from: extent.from, to: extent.to, total: timeline.total };
    const common = { filter, sector, known, total, bySector, studyAreaM2, emergingPace };
    if (layer === 'sectors') return { ...common, layer, shape: null, grid: null, analysis: null };
    const [grid, analysis] = [this.grid.current, this.analysis.current];
    if (!shape || !grid || !analysis) return null;
    return {
      ...common,
      ...{ layer, shape, grid, analysis },
      bandwidth: layer === 'density' ? bandwidth : null,
    };
  });
  #shown = $state.raw<Shown | null>(null);

  /** What map, legend and report show: it changes as a whole, when all of what is newer is there. */
  get shown(): Shown | null {
    return this.#shown;
  }

  /** What is shown is not what is asked for: it is being fetched and computed, or could not be. */
  readonly outdated: boolean = $derived(this.#next === null);

  /** Sectors that were drawn anew and wait to be confirmed. */
  readonly redrawn = new Following<{ waiting: RedrawnSectors | null }>(() => ({
    key: 'redrawn',
    ask: async () => ({ waiting: await readRedrawnSectors(this.municipality.id) }),
  }));

  readonly change = new Change(this);
  readonly evaluation = new Evaluation(this);

  get #asked(): Following<unknown>[] {
    return [
      ...[this.extent, this.overview, this.precise, this.timeline, this.week],
      ...[this.cellCounts, this.frameCounts, this.redrawn],
    ];
  }

  /** Why something could not be had; an ended session is said elsewhere. */
  readonly failure: Failure | null = $derived.by(() => {
    const failures = this.#asked.map(({ failure }) => failure);
    return failures.find((each) => each !== null && each.kind !== 'session-expired') ?? null;
  });

  /** The worker broke down, or a computation ended by an error. */
  readonly broken: boolean = $derived.by(
    () => this.analyst.crashed || this.grid.failed || this.analysis.failed,
  );

  /** Asks and computes what is missing; to be called once, while a component is set up. */
  start(): void {
    for (const each of this.#asked) $effect(() => each.follow());
    $effect(() => this.grid.follow());
    $effect(() => this.analysis.follow());
    $effect(() => {
      const next = this.#next;
      if (
        next !== null &&
        !sameShown(
          untrack(() => this.#shown),
          next,
        )
      )
        this.#shown = next;
    });
    this.change.start();
    this.evaluation.start();
    $effect(() => () => this.#end());
  }

  /** Asks once more for what could not be had. */
  retry(): void {
    for (const each of this.#asked) if (each.failure) each.retry();
  }

  /** Begins the worker anew, and what it did not end. */
  restart(): void {
    if (this.analyst.crashed) this.analyst.restart();
    for (const each of [this.grid, this.analysis]) if (each.failed) each.retry();
  }

  /** After an import, an undone one or redrawn sectors: everything is asked for anew. */
  refresh(): void {
    for (const each of this.#asked) each.forget();
    this.analysis.forget();
    this.change.forget();
    this.evaluation.forget();
  }

  /** Nothing of incidents outlives the screen. */
  #end(): void {
    this.analyst.stop();
    for (const each of this.#asked) each.clear();
    this.#shown = null;
  }
}
