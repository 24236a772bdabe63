import { m } from '../../../messages/generated/messages.js';
import type { HotspotLayer } from '../../../state/hotspots-view.ts';

export const layerNames: Record<HotspotLayer, () => string> = {
  counts: m.analysis_layer_counts,
  density: m.analysis_layer_density,
  significant: m.analysis_layer_significant,
  clusters: m.analysis_layer_clusters,
  emerging: m.analysis_layer_emerging,
  sectors: m.analysis_layer_sectors,
};

/** One sentence of what each layer shows. */
export const layerMeanings: Record<HotspotLayer, () => string> = {
  counts: m.analysis_layer_counts_meaning,
  density: m.analysis_layer_density_meaning,
  significant: m.analysis_layer_significant_meaning,
  clusters: m.analysis_layer_clusters_meaning,
  emerging: m.analysis_layer_emerging_meaning,
  sectors: m.analysis_layer_sectors_meaning,
};
