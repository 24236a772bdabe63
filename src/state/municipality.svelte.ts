import { readConfig } from '../data/config.ts';
import { readIndicatorGroups, readIndicators, readObservations } from '../data/indicators.ts';
import { readMunicipalities, readPhases, readSectors } from '../data/territory.ts';
import type { Failure } from '../domain/failure.ts';
import type { Indicator, IndicatorGroup, Observation } from '../domain/indicator.ts';
import {
  commonProvenance,
  latestObservations,
  type ObservationTable,
  type Provenance,
} from '../domain/observations.ts';
import type { Phase } from '../domain/phase.ts';
import type { Municipality, Sector } from '../domain/territory.ts';
import { squareMetres } from '../spatial/index.ts';
import { Loadable } from './loadable.svelte.ts';
import { session } from './session.svelte.ts';

export type SectorWithArea = Sector & { areaKm2: number };

/** All that is shown of a municipality, read at one time. */
export type MunicipalityData = {
  /** null: there is no such municipality. */
  municipality: Municipality | null;
  /** The other municipalities, for orientation around it. */
  neighbours: Municipality[];
  sectors: SectorWithArea[];
  phases: Phase[];
  groups: { group: IndicatorGroup; indicators: Indicator[] }[];
  /** The same indicators in the order of the catalogue, which goes across the groups. */
  indicators: Indicator[];
  /** The latest of each sector and indicator. */
  observations: ObservationTable;
  /** Of every period. */
  everyObservation: Observation[];
  /** Of most observations; null where there are none. */
  provenance: Provenance | null;
  /** Address of a MapLibre style to lay under the sectors; null: none. */
  basemapStyle: string | null;
};

/** Whether any boundary is only illustrative, which is said wherever the map or an area is shown. */
export function isIllustrative({ sectors }: MunicipalityData): boolean {
  return sectors.some(({ geometryStatus }) => geometryStatus === 'illustrative');
}

const firstWait = 2_000;
const longestWait = 30_000;

/** What is known of one municipality, and how fresh it is. */
export class MunicipalityStore {
  #data = new Loadable<MunicipalityData>();
  #wait = firstWait;

  constructor(readonly municipalityId: string) {}

  get data(): MunicipalityData | null {
    return this.#data.value;
  }

  /** Why the last load failed; what was loaded before it stays. */
  get failure(): Failure | null {
    return this.#data.failure;
  }

  async load(): Promise<void> {
    await this.#data.load(() => readMunicipality(this.municipalityId));
    if (!this.failure) this.#wait = firstWait;
    // What is on screen stays; whoever signs in again has it brought up to date.
    if (this.failure?.kind === 'session-expired') session.expire();
  }

  /** Loads again after a while, each time a longer one; returns how to call it off. */
  loadLater(): () => void {
    const timer = setTimeout(() => void this.load(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, longestWait);
    return () => clearTimeout(timer);
  }
}

async function readMunicipality(municipalityId: string): Promise<MunicipalityData> {
  const [config, municipalities, sectors, phases, groups, indicators, observations] =
    await Promise.all([
      readConfig(),
      readMunicipalities(),
      readSectors(municipalityId),
      readPhases(),
      readIndicatorGroups(),
      readIndicators(),
      readObservations(municipalityId),
    ]);
  return {
    municipality: municipalities.find(({ id }) => id === municipalityId) ?? null,
    neighbours: municipalities.filter(({ id }) => id !== municipalityId),
    sectors: sectors.map((sector) => ({ ...sector, areaKm2: squareMetres(sector.geometry) / 1e6 })),
    phases,
    groups: groups
      .map((group) => ({
        group,
        indicators: indicators.filter(({ groupKey }) => groupKey === group.key),
      }))
      .filter((entry) => entry.indicators.length > 0),
    indicators,
    observations: latestObservations(observations),
    everyObservation: observations,
    provenance: commonProvenance(observations),
    basemapStyle: config.basemapStyle,
  };
}
