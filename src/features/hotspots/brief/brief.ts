import type { CellShape } from '../../../domain/incident-filter.ts';
import type { Area, Municipality } from '../../../domain/territory.ts';
import type { HotspotLayer } from '../../../state/hotspots-view.ts';
import type { SectorWithArea } from '../../../state/municipality.svelte.ts';
import type { Zone } from '../list/zones.ts';
import type { Report } from '../report/report.ts';
import type { BriefPicture } from './brief-picture.ts';
import type { ExportAbout } from './export-about.ts';
import type { ZoneFacts } from './zone-facts.ts';

/** All that stands in a brief, as it was when the brief was opened. */
export type Brief = {
  about: ExportAbout;
  municipality: Municipality;
  neighbours: Municipality[];
  sectors: SectorWithArea[];
  /** The sector that is filtered by; null: the whole municipality. */
  sector: SectorWithArea | null;
  layer: HotspotLayer;
  /** Of the cells that zones are made of. */
  shape: CellShape;
  /** What the map is fitted to. */
  area: Area;
  picture: BriefPicture;
  report: Report;
  /** The hottest first. */
  zones: Zone[];
  /** Why there are no zones; empty: there may be. */
  zonesRefused: string[];
  /** By the number of the zone; null: not read yet. */
  facts: ReadonlyMap<number, ZoneFacts> | null;
  /** Labels of indicators by their keys. */
  kinds: ReadonlyMap<string, string>;
};
