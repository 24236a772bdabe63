import type {
  IncidentCounts,
  IncidentFilter,
  Days,
  TimeStep,
} from '../../domain/incident-filter.ts';
import type { Municipality } from '../../domain/territory.ts';
import { lengthInDays } from '../../domain/time-steps.ts';
import { readIncidentCounts, readIncidentExtent } from '../../data/incidents.ts';
import { initialHotspotsView, type HotspotsView } from '../../state/hotspots-view.ts';
import type { MunicipalityData, SectorWithArea } from '../../state/municipality.svelte.ts';
import { view } from '../../state/view.svelte.ts';
import { Following, type Question } from './following.svelte.ts';
import { narrowCounts, type Narrowing } from './narrow-counts.ts';
import { Tally } from './tally.svelte.ts';

type CountsAsked = Omit<Parameters<typeof readIncidentCounts>[0], 'municipalityId' | 'signal'>;

/** What the filters of the address leave of the incidents of a municipality, as numbers. */
export class FilteredCounts {
  readonly #readData: () => MunicipalityData;
  readonly municipality: Municipality;

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

  /** Keys of the kinds that are meant; empty: all. What is no indicator is as if not there. */
  readonly kinds: readonly string[] = $derived.by(() => {
    const known = new Set(
      this.data.groups.flatMap(({ indicators }) => indicators.map(({ key }) => key)),
    );
    return this.settings.kinds.filter((key) => known.has(key)).sort();
  });

  readonly filter: IncidentFilter | null = $derived.by(() => {
    const { kinds } = this;
    const { hours, weekdays } = this.settings;
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

  /** By sector and kind, as if all of them were meant: what the counts of filters are made of. */
  protected readonly overview = new Following(() => {
    const { filter } = this;
    const all = { indicators: null, sectorId: null };
    return filter && this.counts({ ...filter, ...all, by: 'sector', perIndicator: true });
  });

  #narrowed(counts: IncidentCounts, by: 'indicator' | 'sector', meant: Partial<Narrowing> = {}) {
    const { indicators = null, sectorId = null } = this.filter ?? {};
    return narrowCounts(counts, { indicators, sectorId, ...meant }, by);
  }

  /** Asked where the overview cannot tell how many of those that are left are synthetic. */
  protected readonly precise = new Following(() => {
    const wide = this.overview.current;
    if (!this.filter || !wide || this.#narrowed(wide, 'indicator').exact) return null;
    return this.counts({ ...this.filter, by: 'all' });
  });

  /** How many are left by all filters, by kind. */
  readonly total = new Tally(
    this.overview,
    (wide) => this.#narrowed(wide, 'indicator'),
    this.precise,
  );

  /** By kind, as if every kind were meant. */
  readonly byKind = new Tally(this.overview, (wide) =>
    this.#narrowed(wide, 'indicator', { indicators: null }),
  );

  /** By sector, as if the whole municipality were meant. */
  readonly bySector = new Tally(this.overview, (wide) =>
    this.#narrowed(wide, 'sector', { sectorId: null }),
  );

  /** How the timeline is divided, so that it has neither a handful of bars nor hundreds. */
  readonly timelineStep: Extract<TimeStep, 'day' | 'week' | 'month'> = $derived.by(() => {
    const known = this.extent.answer?.known;
    if (!known) return 'month';
    const days = lengthInDays(known);
    return days <= 92 ? 'day' : days <= 800 ? 'week' : 'month';
  });

  /** Whether the charts of time can be seen; what they show is not asked for otherwise. */
  timeShown = $state(true);

  /** By step of time, as if the whole extent were meant. */
  readonly timeline = new Following(() => {
    const known = this.extent.answer?.known;
    if (!known || !this.filter || !this.timeShown) return null;
    const { from, to } = known;
    return this.counts({ ...this.filter, from, to, by: 'all', step: this.timelineStep });
  });

  /** By hour of the week, as if every hour and day of the week were meant. */
  readonly week = new Following(() => {
    if (!this.filter || !this.timeShown) return null;
    return this.counts({ ...this.filter, hours: null, weekdays: null, by: 'all', step: 'hour' });
  });
}
