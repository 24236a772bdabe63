import { daysOfStep, stepStarts } from '../../../domain/time-steps.ts';
import { m } from '../../../messages/generated/messages.js';
import {
  isRefusal,
  type CellColumns,
  type EmergingAnalysis,
  type HotspotAnalysis,
} from '../../../spatial/index.ts';
import type { IncidentFilter } from '../../../domain/incident-filter.ts';
import { formatNumber } from '../../../state/language.svelte.ts';
import { percentText } from '../percent.ts';
import type { Shown } from '../shown.ts';
import { counted } from './figures.ts';

/** Cells and method with all that someone needs who computes it again. */
export function methodSentences({ layer, grid, analysis, filter, emergingPace }: Shown): string[] {
  if (layer === 'sectors') return [m.analysis_method_sectors()];
  const cells = layer === 'density' ? [] : [gridSentence(grid)];
  if (isRefusal(analysis)) return cells;
  const more = analysis.layer === 'emerging' ? stepSentences(analysis, filter, emergingPace) : [];
  return [...cells, methodSentence(analysis, emergingPace), ...more];
}

function gridSentence({ cells, shape }: CellColumns): string {
  const figures = { ...counted(cells), metres: formatNumber(shape.size) };
  return shape.kind === 'square'
    ? m.analysis_grid_square(figures)
    : m.analysis_grid_hexagonal(figures);
}

function methodSentence(analysis: HotspotAnalysis, pace: Shown['emergingPace']): string {
  switch (analysis.layer) {
    case 'counts':
      return m.analysis_method_counts();
    case 'significant':
      return m.analysis_method_significant(figures(analysis.giStar.parameters));
    case 'clusters': {
      const { parameters } = analysis.moran;
      return m.analysis_method_clusters({
        ...figures(parameters),
        level: percentText(parameters.significance),
      });
    }
    case 'emerging': {
      const { parameters } = analysis.emerging;
      return m.analysis_method_emerging({
        ...figures(parameters),
        tests: formatNumber(parameters.units * parameters.steps),
        steps: formatNumber(parameters.steps),
        pace: pace === 'month' ? m.analysis_pace_month() : m.analysis_pace_week(),
        level: percentText(parameters.significance),
      });
    }
    case 'density': {
      const { parameters, raster } = analysis.surface;
      return m.analysis_method_density({
        bandwidth: formatNumber(parameters.bandwidthMetres),
        raster: formatNumber(raster.cell),
      });
    }
  }
}

type Parameters = EmergingAnalysis['emerging']['parameters'];

function figures(of: Pick<Parameters, 'units' | 'neighbours' | 'permutations' | 'seed'>) {
  return {
    neighbours: neighboursText(of.neighbours),
    permutations: formatNumber(of.permutations),
    seed: formatNumber(of.seed),
    tests: formatNumber(of.units),
  };
}

function neighboursText(chosen: Parameters['neighbours']): string {
  if (chosen.method !== 'grid') return chosen.method;
  return {
    hexagonal: m.analysis_neighbours_hexagonal,
    queen: m.analysis_neighbours_queen,
    rook: m.analysis_neighbours_rook,
  }[chosen.contiguity]();
}

function stepSentences(
  { emerging }: EmergingAnalysis,
  filter: IncidentFilter,
  pace: Shown['emergingPace'],
): string[] {
  const starts = stepStarts(filter, pace);
  const last = starts.at(-1) ?? filter.from;
  const whole = daysOfStep(last, pace, { from: last, to: '9999-12-31' });
  const [first, end] = [starts[0] !== filter.from, whole.to !== filter.to];
  const partial = [
    ...(first && end ? [m.analysis_steps_partial_both()] : []),
    ...(first && !end ? [m.analysis_steps_partial_first()] : []),
    ...(!first && end ? [m.analysis_steps_partial_last()] : []),
  ];
  const { stepsWithoutVariance } = emerging.parameters;
  const constant =
    stepsWithoutVariance > 0 ? [m.analysis_steps_constant(counted(stepsWithoutVariance))] : [];
  return [...partial, ...constant];
}
