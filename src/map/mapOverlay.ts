import type { CustomLayerInterface } from 'maplibre-gl';
import type { Bounds } from './projection.ts';

type Place = [lng: number, lat: number];

/** Something that lies over the sectors of one map, and of which the map itself knows no more. */
export type MapOverlay = {
  /** Drawn below the borders of sectors; `forget` when the graphics card lost everything. */
  readonly layer: CustomLayerInterface & { forget: () => void };
  /** Of what is pointed at. */
  readonly readout: string | null;
  /** Of what the keys stand on. */
  readonly announcement: string | null;
  /** The pointer is there; null: it is nowhere on the map. */
  point: (place: Place | null) => void;
  /** @returns whether something was there, so that no sector is meant */
  click: (place: Place) => boolean;
  /** @returns whether the keys stand on something of the overlay now */
  focus: (visible: boolean) => boolean;
  /** @returns the place that the keys lead to; null: the key means nothing here */
  key: (event: KeyboardEvent) => Place | null;
  /** What the map shows now, and how large. */
  see: (bounds: Bounds, zoom: number) => void;
};
