import { m } from '../../../messages/generated/messages.js';
import { isRefusal, type HotspotAnalysis } from '../../../spatial/index.ts';
import type { Shown } from '../shown.ts';
import { counted, total } from './figures.ts';

/** Incidents and cells that have no part in what is shown, and why. */
export function leftOutSentences(shown: Shown): string[] {
  const { total: found, analysis } = shown;
  const time = found.leftOut > 0 ? [m.analysis_left_out_time(counted(found.leftOut))] : [];
  const more =
    shown.layer === 'sectors'
      ? outsideSectors(shown)
      : analysis === null || isRefusal(analysis)
        ? []
        : fromAnalysis(analysis, found.total);
  const sentences = [...time, ...more];
  return sentences.length > 0 ? sentences : [m.analysis_left_out_none()];
}

function outsideSectors({ bySector }: Shown): string[] {
  const without = total(
    bySector.count.filter(
      (_, row) => bySector.sectorId !== null && bySector.sectorId[row] === null,
    ),
  );
  return without > 0 ? [m.analysis_left_out_sectors(counted(without))] : [];
}

function fromAnalysis(analysis: HotspotAnalysis, found: number): string[] {
  const held = analysis.layer === 'density' ? analysis.incidents : total(analysis.count);
  // None of those that the filters leave may be lost: what is in no cell is outside, or in no step.
  const missing = Math.max(analysis.leftOut, found - held);
  const leftOut = analysis.layer === 'emerging' ? analysis.leftOut : missing;
  const withoutStep = missing - leftOut;
  const islands = islandsOf(analysis);
  return [
    ...(leftOut > 0 ? [m.analysis_left_out_cells(counted(leftOut))] : []),
    ...(withoutStep > 0 ? [m.analysis_left_out_steps(counted(withoutStep))] : []),
    ...(islands > 0 ? [m.analysis_islands(counted(islands))] : []),
  ];
}

function islandsOf(analysis: HotspotAnalysis): number {
  switch (analysis.layer) {
    case 'significant':
      return analysis.giStar.islands.length;
    case 'clusters':
      return analysis.moran.islands.length;
    case 'emerging':
      return analysis.emerging.islands.length;
    case 'counts':
    case 'density':
      return 0;
  }
}
