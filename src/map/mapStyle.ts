import type { StyleSpecification } from 'maplibre-gl';
import { planLayers, type LayerInput } from './layers.ts';
import { planSources, type SourceInput } from './mapSources.ts';

/**
 * The whole style. Without a basemap it has no background, so that the page's own shows, and no
 * glyphs, so that text is drawn with the page's fonts: it works offline.
 */
export function mapStyle(
  input: SourceInput & Omit<LayerInput, 'overBasemap'>,
  basemap: StyleSpecification | null,
): StyleSpecification {
  return {
    ...(basemap ?? {}),
    version: 8,
    sources: { ...basemap?.sources, ...planSources(input) },
    layers: [
      ...(basemap?.layers ?? []),
      ...planLayers({ ...input, overBasemap: basemap !== null }),
    ],
  };
}
