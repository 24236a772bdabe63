import type { FeatureCollection } from 'geojson';
import type { SourceSpecification } from 'maplibre-gl';
import type { Border } from './borders.ts';
import type { ContextLabel } from './contextLabels.ts';
import { badgeImageName, badgeRadius, marksImageName } from './mapImages.ts';
import type { PhaseStyle } from './phaseStyle.ts';
import type { Projection } from './projection.ts';
import type { DrawnSector } from './sectorDrawing.ts';
import { marksBelow, marksOf } from './sectorMarks.ts';
import type { MapContext, MapSector } from './types.ts';
import { valueKind } from './valueStyle.ts';

export type SourceInput = {
  drawn: DrawnSector[];
  borders: Border[];
  /** By the sector's code. */
  sectorStyles: Map<string, PhaseStyle>;
  projection: Projection;
  context: MapContext[];
  contextNames: ContextLabel[];
};

/** Sources of our own; a basemap's have other names. */
export type PlanSource =
  'plan-sectors' | 'plan-marks' | 'plan-borders' | 'plan-labels' | 'plan-context' | 'plan-names';

export function planSources(input: SourceInput): Record<PlanSource, SourceSpecification> {
  return {
    'plan-sectors': { type: 'geojson', data: sectors(input), promoteId: 'code' },
    'plan-marks': { type: 'geojson', data: outlines(input), promoteId: 'code' },
    'plan-borders': { type: 'geojson', data: borders(input) },
    'plan-labels': { type: 'geojson', data: labels(input), promoteId: 'code' },
    'plan-context': { type: 'geojson', data: context(input) },
    'plan-names': { type: 'geojson', data: names(input) },
  };
}

function sectors({ drawn }: SourceInput): FeatureCollection {
  return collect(
    drawn.map(({ sector }) => ({
      geometry: sector.geometry,
      properties: { code: sector.code, phase: shownPhase(sector) },
    })),
  );
}

/**
 * The shapes once more, for the outlines of marked sectors: the state of a sector is written into
 * every layer of its source, and a colour that follows a slider must not be into six of lines.
 */
function outlines({ drawn }: SourceInput): FeatureCollection {
  return collect(
    drawn.map(({ sector: { code, geometry } }) => ({ geometry, properties: { code } })),
  );
}

/** Instead of a phase, for sectors that are not coloured by theirs. */
export const kindOf = { value: -1, noData: -2, outline: -3 };

function shownPhase({ phase, value }: MapSector): number {
  if (value) return kindOf[valueKind(value)];
  // Expressions have no null: 0 is no phase of the table, which numbers from 1.
  return phase ?? 0;
}

function borders({ borders }: SourceInput): FeatureCollection {
  return collect(
    borders.map(({ line, sides, illustrative }) => ({
      geometry: { type: 'LineString', coordinates: line },
      properties: { outer: sides.length === 1, illustrative },
    })),
  );
}

function labels({ drawn, sectorStyles, projection }: SourceInput): FeatureCollection {
  return collect(
    drawn.map(({ sector, middle, label }) => {
      const style = sectorStyles.get(sector.code);
      const marks = marksOf(sector);
      const { badge, fontSize, baseline } = label;
      const badgeSize = (badge?.radius ?? 0) / badgeRadius;
      return {
        geometry: { type: 'Point', coordinates: projection.unproject([middle.x, middle.y]) },
        properties: {
          code: sector.code,
          label: sector.label,
          // Over something else a label stands back.
          size: isOutline(sector) ? fontSize * 0.68 : fontSize,
          colour: style?.label,
          halo: style?.fill,
          // Of the middle of the text and of the badge from the middle of the sector; text in ems.
          textOffset: [0, baseline / fontSize - 0.35],
          badge: badge && style ? badgeImageName(sector.phase ?? 0, style) : '',
          badgeSize,
          badgeOffset: [0, badge ? badge.y / badgeSize : 0],
          marks: marks.length > 0 ? marksImageName(marks) : '',
          marksSize: 1,
          marksOffset: [0, marksBelow(label)],
        },
      };
    }),
  );
}

function isOutline({ value }: MapSector): boolean {
  return value !== undefined && valueKind(value) === 'outline';
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
