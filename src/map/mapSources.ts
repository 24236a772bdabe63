import type { FeatureCollection } from 'geojson';
import type { SourceSpecification } from 'maplibre-gl';
import { bordersOf } from './borders.ts';
import type { ContextLabel } from './contextLabels.ts';
import { badgeImageName, badgeRadius } from './mapImages.ts';
import type { PhaseStyle } from './phaseStyle.ts';
import type { Projection } from './projection.ts';
import type { DrawnSector } from './sectorDrawing.ts';
import type { MapContext } from './types.ts';

export type SourceInput = {
  drawn: DrawnSector[];
  styles: Map<number | null, PhaseStyle>;
  projection: Projection;
  context: MapContext[];
  contextNames: ContextLabel[];
};

/** Sources of our own; a basemap's have other names. */
export type PlanSource =
  'plan-sectors' | 'plan-borders' | 'plan-labels' | 'plan-context' | 'plan-names';

export function planSources(input: SourceInput): Record<PlanSource, SourceSpecification> {
  return {
    'plan-sectors': { type: 'geojson', data: sectors(input), promoteId: 'code' },
    'plan-borders': { type: 'geojson', data: borders(input) },
    'plan-labels': { type: 'geojson', data: labels(input) },
    'plan-context': { type: 'geojson', data: context(input) },
    'plan-names': { type: 'geojson', data: names(input) },
  };
}

function sectors({ drawn }: SourceInput): FeatureCollection {
  return collect(
    drawn.map(({ sector: { code, phase, geometry } }) => ({
      geometry,
      // Expressions have no null: 0 is no phase of the table, which numbers from 1.
      properties: { code, phase: phase ?? 0 },
    })),
  );
}

function borders({ drawn }: SourceInput): FeatureCollection {
  return collect(
    bordersOf(drawn.map(({ sector }) => sector)).map(({ line, sides, illustrative }) => ({
      geometry: { type: 'LineString', coordinates: line },
      properties: { outer: sides.length === 1, illustrative },
    })),
  );
}

function labels({ drawn, styles, projection }: SourceInput): FeatureCollection {
  return collect(
    drawn.map(({ sector, middle, label }) => {
      const style = styles.get(sector.phase);
      const { badge, fontSize, baseline } = label;
      const badgeSize = (badge?.radius ?? 0) / badgeRadius;
      return {
        geometry: { type: 'Point', coordinates: projection.unproject([middle.x, middle.y]) },
        properties: {
          label: sector.label,
          size: fontSize,
          colour: style?.label,
          halo: style?.fill,
          // Of the middle of the text and of the badge from the middle of the sector; text in ems.
          textOffset: [0, baseline / fontSize - 0.35],
          badge: badge && style ? badgeImageName(sector.phase ?? 0, style) : '',
          badgeSize,
          badgeOffset: [0, badge ? badge.y / badgeSize : 0],
        },
      };
    }),
  );
}

function context({ context }: SourceInput): FeatureCollection {
  return collect(context.map(({ outline }) => ({ geometry: outline, properties: {} })));
}

function names({ contextNames, projection }: SourceInput): FeatureCollection {
  return collect(
    contextNames.map(({ name, x, y }) => ({
      geometry: { type: 'Point', coordinates: projection.unproject([x, y]) },
      properties: { name },
    })),
  );
}

function collect(
  features: Pick<FeatureCollection['features'][number], 'geometry' | 'properties'>[],
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: features.map((feature) => ({ type: 'Feature', ...feature })),
  };
}
