import { m } from '../../../messages/generated/messages.js';
import type { HotspotAnalysis } from '../../../spatial/index.ts';
import type { HotspotLayer } from '../../../state/hotspots-view.ts';
import type { Shown } from '../shown.ts';

const titles: Record<HotspotLayer, () => string> = {
  counts: m.cells_title_counts,
  density: m.cells_title_density,
  significant: m.cells_title_significant,
  clusters: m.cells_title_clusters,
  emerging: m.cells_title_emerging,
  sectors: m.cells_title_sectors,
};

export function layerTitle(layer: HotspotLayer): string {
  return titles[layer]();
}

/** What a legend has to say beside its colours. */
export function notesOf(shown: Shown, result: HotspotAnalysis): string[] {
  const notes: string[] = [];
  if (result.layer === 'significant' || result.layer === 'clusters') {
    notes.push(m.cells_not_significant_note());
  }
  if (result.layer === 'emerging') {
    const { stepsWithoutVariance } = result.emerging.parameters;
    notes.push(shown.emergingPace === 'month' ? m.cells_steps_month() : m.cells_steps_week());
    if (stepsWithoutVariance > 0) {
      notes.push(m.cells_steps_constant({ count: stepsWithoutVariance }));
    }
    notes.push(m.cells_emerging_absent());
  }
  if (result.leftOut > 0) notes.push(m.cells_leftout({ count: result.leftOut }));
  return notes;
}
