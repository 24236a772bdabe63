/** The spatial engine: see README.md beside this file for what is here and its conventions. */
export { aggregateBySector } from './aggregation/aggregate-by-sector.ts';
export type { AggregateInput, SectorAggregates } from './aggregation/aggregate-by-sector.ts';
export type { Codes } from './aggregation/groups.ts';
export { extentByPhase } from './aggregation/extent-by-phase.ts';
export type { PhaseExtent } from './aggregation/extent-by-phase.ts';
export { totalOf } from './aggregation/indicator-total.ts';
export type { IndicatorTotal, NoSumReason } from './aggregation/indicator-total.ts';
export { rollUp } from './aggregation/roll-up.ts';
export type { RollUp, RollUpInput } from './aggregation/roll-up.ts';
export { interpolateAreas } from './areas/interpolate-areas.ts';
export type { Interpolation, InterpolationInput } from './areas/interpolate-areas.ts';
export { squareMetres } from './areas/square-metres.ts';
export { assignPoints } from './assignment/assign-points.ts';
export { INVALID, OUTSIDE } from './assignment/assignment.ts';
export type { Assignment } from './assignment/assignment.ts';
export { polygonIndex } from './assignment/polygon-index.ts';
export type { PolygonIndex } from './assignment/polygon-index.ts';
export { checkCoverage } from './coverage/check-coverage.ts';
export type { CoverageInput } from './coverage/check-coverage.ts';
export type { Finding } from './coverage/finding.ts';
export { cellOfPoints, countByCell } from './grids/count-by-cell.ts';
export type { CellCounts } from './grids/count-by-cell.ts';
export {
  cellCentres,
  cellId,
  cellPolygon,
  gridNeighbours,
  hexagonalGrid,
  squareGrid,
} from './grids/grid.ts';
export type { Grid } from './grids/grid.ts';
export type { HotspotInput } from './hotspots/analyse-hotspots.ts';
export type {
  CellAnalysis,
  CellColumns,
  ClusterAnalysis,
  Confidence,
  CountAnalysis,
  CountColumns,
  DensityAnalysis,
  EmergingAnalysis,
  HotspotAnalysis,
  SignificanceAnalysis,
} from './hotspots/analysis.ts';
export {
  cellAddressAt,
  cellCentre,
  cellOutline,
  cellSurface,
  hotspotGrid,
} from './hotspots/cell-grid.ts';
export type { ComparisonInput } from './hotspots/compare-hotspots.ts';
export type { HotCellChange, HotspotComparison } from './hotspots/comparison.ts';
export { countedSquare } from './hotspots/density-surface.ts';
export { evaluatedShares } from './hotspots/evaluate-hotspots.ts';
export type {
  EvaluatedMap,
  EvaluationInput,
  HotspotEvaluation,
} from './hotspots/evaluate-hotspots.ts';
export { suggestBandwidth } from './hotspots/suggest-bandwidth.ts';
export type { SuggestedBandwidth } from './hotspots/suggest-bandwidth.ts';
export { suggestCellSize } from './hotspots/suggest-cell-size.ts';
export type { SuggestedCellSize } from './hotspots/suggest-cell-size.ts';
export { contiguity } from './neighbours/contiguity.ts';
export { distanceBand } from './neighbours/distance-band.ts';
export { nearestNeighbours } from './neighbours/nearest-neighbours.ts';
export { islands, neighboursOf } from './neighbours/neighbours.ts';
export type { NeighbourMethod, Neighbours } from './neighbours/neighbours.ts';
export { columnsToMetres, toDegrees, toMetres } from './projection/transverse-mercator.ts';
export { isRefusal } from './refusal.ts';
export type { Refusal, RefusalReason } from './refusal.ts';
export { benjaminiHochberg } from './statistics/benjamini-hochberg.ts';
export { classBreaks } from './statistics/class-breaks.ts';
export { emergingHotSpots } from './statistics/emerging-hot-spots.ts';
export type { EmergingHotSpots } from './statistics/emerging-hot-spots.ts';
export { empiricalBayesRates } from './statistics/empirical-bayes.ts';
export { getisOrdGiStar } from './statistics/getis-ord.ts';
export type { GiStar } from './statistics/getis-ord.ts';
export { gearyC, moranI } from './statistics/global-autocorrelation.ts';
export { hitRateCurve } from './statistics/hit-rate.ts';
export { kernelDensity } from './statistics/kernel-density.ts';
export type { KernelDensity, Raster } from './statistics/kernel-density.ts';
export { localMoran } from './statistics/local-moran.ts';
export type { LocalMoran } from './statistics/local-moran.ts';
export { mannKendall } from './statistics/mann-kendall.ts';
export { nearestDistance } from './statistics/nearest-distance.ts';
export { connectSpatialEngine } from './worker/connect.ts';
export type { SpatialEngine } from './worker/spatial-engine.ts';
