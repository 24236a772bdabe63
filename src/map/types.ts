import type { Area } from '../domain/territory.ts';

/** One sector as a map shows it; every text is composed by the caller in the reader's language. */
export type MapSector = {
  code: string;
  /** Short text on the map, such as `1-1`. */
  label: string;
  /** What is said of it: `1-1, Zona Campanera, fase 1 Acción inmediata`. */
  title: string;
  /** null: no phase stated. */
  phase: number | null;
  geometry: Area;
  /** The borders are not official: they are drawn dotted. */
  illustrative: boolean;
  /** Coloured by a value, not by the phase; undefined: by the phase. */
  value?: MapValue;
  /** Its phase is locked: a small mark beside the label. */
  locked?: boolean;
  /** Its phase is not the suggested one: a small mark beside the label. */
  departs?: boolean;
};

/**
 * The class that a value falls into, as its `#rrggbb` of a ramp; or that there is none; or that the
 * sector is an outline only, because something else is shown there.
 */
export type MapValue = { colour: string } | { noData: true } | { outline: true };

/** How a sector was selected: added to those selected before, or in their place. */
export type SelectHow = { additive: boolean };

export type OnSelect = (code: string | null, how: SelectHow) => void;
export type OnChoose = (codes: string[], how: SelectHow) => void;

export type MapPhase = {
  number: number;
  name: string;
  /** `#rrggbb`, as it is on a light page. */
  colour: string;
};

/** A neighbour shown faintly around the sectors. */
export type MapContext = { name: string; outline: Area };

/** Parts of the map, in CSS pixels, that something else covers. */
export type MapPadding = { top: number; right: number; bottom: number; left: number };

/** Words of the interactive map's controls, in the reader's language. */
export type MapLabels = {
  zoomIn: string;
  zoomOut: string;
  /** Show the whole territory. */
  reset: string;
  /** What the keys do: read to those who do not see, after the description. */
  keyboard?: string;
};
