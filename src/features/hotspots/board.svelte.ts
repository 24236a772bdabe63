import type { Area, Municipality } from '../../domain/territory.ts';
import type {
  CellShape,
  Days,
  IncidentCounts,
  IncidentFilter,
  TimeStep,
} from '../../domain/incident-filter.ts';
import { daysOfStep, lengthInDays, stepStarts } from '../../domain/time-steps.ts';
import { readIncidentCounts, readIncidentExtent } from '../../data/incidents.ts';
import {
  squareMetres,
  suggestBandwidth,
  suggestCellSize,
  type CellColumns,
  type HotspotAnalysis,
  type Refusal,
} from '../../spatial/index.ts';
import { initialHotspotsView, type HotspotsView } from '../../state/hotspots-view.ts';
import type { MunicipalityData, SectorWithArea } from '../../state/municipality.svelte.ts';
import { view } from '../../state/view.svelte.ts';
import { Analyst } from './analyst.svelte.ts';
import { Computed } from './computed.svelte.ts';
import { countColumns } from './count-columns.ts';
import { Following, type Question } from './following.svelte.ts';

type CountsAsked = Omit<Parameters<typeof readIncidentCounts>[0], 'municipalityId' | 'signal'>;

/** Counts of the smallest squares that the roll-ups hold, which a density is made of. */
export const densitySquares: CellShape = { kind: 'square', size: 100 };

/** All that the hotspots screen shows of one municipality: what is asked for, answered and computed. */
export class HotspotBoard {
  readonly #readData: () => MunicipalityData;
  readonly municipality: Municipality;
  readonly analyst = new Analyst();

  constructor(readData: () => MunicipalityData, municipality: Municipality) {
    this.#readData = readData;
    this.municipality = municipality;
  }

  get data(): MunicipalityData {
    return this.#readData();
  }

  /** What the address says. */
  readonly settings: HotspotsView = $derived(
    view.screen.name === 'hotspots' ? view.screen : initialHotspotsView,
  );

  /** The sector that is filtered by; null: the whole municipality. */
  readonly sector: SectorWithArea | null = $derived.by(
    () => this.data.sectors.find(({ ppdCode }) => ppdCode === view.sector) ?? null,
  );

  /** From when to when there are incidents, and how many; `answer` null and not loading: none. */
  readonly extent = new Following(() => ({
    key: 'extent',
    ask: async () => ({ known: await readIncidentExtent(this.municipality.id) }),
  }));

  /** The period that is meant; null: not known yet, or there are no incidents. */
  readonly days: Days | null = $derived.by(() => {
    const known = this.extent.answer?.known;
    if (!known) return null;
    const { from, to } = this.settings;
    return from !== null && to !== null ? { from, to } : { from: known.from, to: known.to };
  });

  readonly filter: IncidentFilter | null = $derived.by(() => {
    const { kinds, hours, weekdays } = this.settings;
    return (
      this.days && {
        ...this.days,
        indicators: kinds.length > 0 ? kinds : null,
        sectorId: this.sector?.id ?? null,
        hours: hours.length > 0 ? hours : null,
        weekdays: weekdays.length > 0 ? weekdays : null,
      }
    );
  });

  /** A question for counts, in the way that `Following` takes it. */
  counts(asked: CountsAsked): Question<IncidentCounts> {
    return {
      key: JSON.stringify(asked),
      ask: (signal) =>
        readIncidentCounts({ ...asked, municipalityId: this.municipality.id, signal }),
    };
  }

  /** How many are left by all filters, by kind. */
  readonly total = new Following(
    () => this.filter && this.counts({ ...this.filter, by: 'all', perIndicator: true }),
  );

  /** By kind, as if every kind were meant. */
  readonly byKind = new Following(
    () =>
      this.filter &&
      this.counts({ ...this.filter, indicators: null, by: 'all', perIndicator: true }),
  );

  /** How the timeline is divided, so that it has neither a handful of bars nor hundreds. */
  readonly timelineStep: Extract<TimeStep, 'day' | 'week' | 'month'> = $derived.by(() => {
    const known = this.extent.answer?.known;
    if (!known) return 'month';
    const days = lengthInDays(known);
    return days <= 92 ? 'day' : days <= 800 ? 'week' : 'month';
  });

  /** By step of time, as if the whole extent were meant. */
  readonly timeline = new Following(() => {
    const known = this.extent.answer?.known;
    if (!known || !this.filter) return null;
    const { from, to } = known;
    return this.counts({ ...this.filter, from, to, by: 'all', step: this.timelineStep });
  });

  /** By hour of the week, as if every hour and day of the week were meant. */
  readonly week = new Following(
    () =>
      this.filter &&
      this.counts({ ...this.filter, hours: null, weekdays: null, by: 'all', step: 'hour' }),
  );

  /** By sector, as if the whole municipality were meant. */
  readonly bySector = new Following(
    () => this.filter && this.counts({ ...this.filter, sectorId: null, by: 'sector' }),
  );

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

  /** Asks and computes what is missing; to be called once, while a component is set up. */
  start(): void {
    const asked = [
      this.extent,
      ...[this.total, this.byKind, this.timeline, this.week, this.bySector],
      ...[this.cellCounts, this.frameCounts],
    ];
    for (const each of asked) $effect(() => each.follow());
    $effect(() => this.grid.follow());
    $effect(() => this.analysis.follow());
    $effect(() => () => this.analyst.stop());
  }

  /** After an import, or when one was undone: everything is asked for anew. */
  refresh(): void {
    const asked = [
      this.extent,
      ...[this.total, this.byKind, this.timeline, this.week, this.bySector],
      ...[this.cellCounts, this.frameCounts],
    ];
    for (const each of asked) each.forget();
    this.analysis.forget();
  }
}
