import type { Snippet } from 'svelte';
import type { MapOverlay } from './mapOverlay.ts';
import type { SharedCamera } from './sharedCamera.svelte.ts';
import type { MapContext, MapLabels, MapPadding, MapPhase, MapSector, OnSelect } from './types.ts';

export type InteractiveMapProps = {
  sectors: MapSector[];
  phases: MapPhase[];
  selected: string | null;
  onselect: OnSelect;
  /** Several that are selected together, beside the one whose panel is open. */
  chosen?: ReadonlySet<string>;
  description: string;
  context?: MapContext[];
  padding?: MapPadding;
  /** Address of a MapLibre style to lay under the sectors; out of its reach the map does without. */
  basemapStyle?: string | null;
  onready?: () => void;
  onunavailable: (reason: 'webgl' | 'error') => void;
  onhover?: (code: string | null) => void;
  labels: MapLabels;
  /** Keys that the map does not use itself. */
  onkey?: (event: KeyboardEvent, code: string) => void;
  /** The view that this map has in common with others. */
  camera?: SharedCamera | undefined;
  /** More buttons below those of the map. */
  tools?: Snippet;
  /** A drag with Shift zooms to what it encloses, unless something else uses it. */
  boxZoom?: boolean;
  /** Something over the sectors, such as cells. */
  overlay?: MapOverlay | undefined;
  /** A credit to show on the map; credits of a basemap are shown by themselves. */
  attribution?: string;
};
