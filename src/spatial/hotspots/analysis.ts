import type { CellShape } from '../../domain/incident-filter.ts';
import type { Neighbours } from '../neighbours/neighbours.ts';
import type { EmergingHotSpots } from '../statistics/emerging-hot-spots.ts';
import type { GiStar } from '../statistics/getis-ord.ts';
import type { KernelDensity } from '../statistics/kernel-density.ts';
import type { LocalMoran } from '../statistics/local-moran.ts';

/** The cells that a study area meets, as plain columns. */
export type CellColumns = {
  shape: CellShape;
  cells: number;
  /** Address of each cell, counted from the origin of EPSG:32616. */
  column: Int32Array;
  row: Int32Array;
  /** The share of its surface that lies in the study area, above 0 to 1. */
  share: Float64Array;
  neighbours: Neighbours;
};

/** Counts by address, in any order; addresses without a row hold 0. */
export type CountColumns = {
  column: Int32Array;
  row: Int32Array;
  /** Position of the time step, from 0; null: one step. */
  step: Int32Array | null;
  count: Float64Array;
};

/**
 * Hot (above 0) or cold (below) at a level of the adjusted p-value: 3 at most 0.01, 2 at most 0.05,
 * 1 at most 0.10, 0 not significant.
 */
export type Confidence = -3 | -2 | -1 | 0 | 1 | 2 | 3;

/** Incidents per cell, and those whose address is no cell of the study area. */
type Counted = { count: Float64Array; leftOut: number };

export type CountAnalysis = Counted & { layer: 'counts' };
export type SignificanceAnalysis = Counted & {
  layer: 'significant';
  /** A `Confidence` per cell. */
  level: Int8Array;
  giStar: GiStar;
};
export type ClusterAnalysis = Counted & { layer: 'clusters'; moran: LocalMoran };
export type EmergingAnalysis = Counted & { layer: 'emerging'; emerging: EmergingHotSpots };
/** Incidents per square kilometre and 30 days, so that periods of any length compare. */
export type DensityAnalysis = {
  layer: 'density';
  /** Its density is NaN at centres outside the study area. */
  surface: KernelDensity;
  incidents: number;
  days: number;
  leftOut: number;
};

export type CellAnalysis =
  CountAnalysis | SignificanceAnalysis | ClusterAnalysis | EmergingAnalysis;
export type HotspotAnalysis = CellAnalysis | DensityAnalysis;
