import type {
  DataDrivenPropertyValueSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from 'maplibre-gl';
import type { MapColours } from './mapColours.ts';
import { patternImageName } from './mapImages.ts';
import { kindOf } from './mapSources.ts';
import { markWidths, type BorderStyle, type PhaseStyle, type SectorMark } from './phaseStyle.ts';

export type LayerInput = {
  styles: Map<number | null, PhaseStyle>;
  border: BorderStyle;
  colours: MapColours;
  fonts: { label: string[]; context: string[] };
  /** Zoom at which labels have the size that their sector was measured for. */
  labelZoom: number;
  /** A basemap lies below: it shows through, and names places itself. */
  overBasemap: boolean;
  /** How sectors of no data look, where sectors are coloured by values; else null. */
  noData?: PhaseStyle | null;
};

/** All layers of ours, from the lowest to the uppermost. */
export function planLayers(input: LayerInput): LayerSpecification[] {
  return [
    contextOutline(input),
    ...(input.overBasemap ? [] : [contextNames(input)]),
    sectorFill(input),
    sectorPattern(input),
    sectorInset(input),
    ...borderLayers(input),
    ...markLayers(input),
    sectorLabels(input),
    sectorMarks(input),
  ];
}

export const sectorFillLayer = 'plan-sector-fill';
/** What lies over the fills of sectors lies below this. */
export const lowestBorderLayer = 'plan-border-casing';

type Line = Omit<LineLayerSpecification, 'type'>;

const line = (layer: Line): LineLayerSpecification => ({
  type: 'line',
  ...layer,
  layout: { 'line-join': 'round', 'line-cap': 'round', ...layer.layout },
});

function contextOutline({ colours }: LayerInput): LayerSpecification {
  return line({
    id: 'plan-context-outline',
    source: 'plan-context',
    paint: { 'line-color': colours.line, 'line-width': 1.25 },
  });
}

function contextNames({ colours, fonts }: LayerInput): LayerSpecification {
  return {
    id: 'plan-context-name',
    type: 'symbol',
    source: 'plan-names',
    layout: {
      'text-field': ['get', 'name'],
      'text-font': fonts.context,
      'text-size': 12.5,
      'text-letter-spacing': 0.03,
    },
    paint: {
      'text-color': colours.muted,
      'text-halo-color': colours.ground,
      'text-halo-width': 1.5,
    },
  };
}

function sectorFill({ styles, overBasemap, noData = null }: LayerInput): LayerSpecification {
  return {
    id: sectorFillLayer,
    type: 'fill',
    source: 'plan-sectors',
    paint: {
      'fill-color': noData ? byValue(noData) : byPhase(styles, ({ fill }) => fill),
      'fill-opacity': overBasemap ? 0.8 : 1,
      // The borders lie over the edges; smoothing these would let the ground show between them.
      'fill-antialias': false,
    },
  };
}

function sectorPattern({ styles, noData = null }: LayerInput): LayerSpecification {
  const patterned = [...styles].filter(([, { pattern }]) => pattern !== null);
  const image = (style: PhaseStyle) =>
    style.pattern ? patternImageName(style.pattern, style) : '';
  return {
    id: 'plan-sector-pattern',
    type: 'fill',
    source: 'plan-sectors',
    filter: noData
      ? ['==', ['get', 'phase'], kindOf.noData]
      : ['in', ['get', 'phase'], ['literal', patterned.map(([phase]) => phase ?? 0)]],
    paint: { 'fill-pattern': noData ? image(noData) : byPhase(styles, image) },
  };
}

function sectorInset({ styles, border }: LayerInput): LayerSpecification {
  const inset = styles.get(null)?.inset;
  return line({
    id: 'plan-sector-inset',
    source: 'plan-sectors',
    filter: ['==', ['get', 'phase'], 0],
    layout: { 'line-join': 'miter', 'line-cap': 'butt' },
    paint: {
      'line-color': inset ?? border.line,
      'line-width': 1,
      'line-offset': border.insetBy,
      'line-dasharray': border.insetDashes,
    },
  });
}

function borderLayers({ border }: LayerInput): LayerSpecification[] {
  const within: FilterSpecification = ['!', ['get', 'outer']];
  const width = border.lineWidth;
  return [
    line({
      id: lowestBorderLayer,
      source: 'plan-borders',
      paint: { 'line-color': border.casing, 'line-width': border.casingWidth },
    }),
    line({
      id: 'plan-border',
      source: 'plan-borders',
      filter: ['all', within, ['!', ['get', 'illustrative']]],
      paint: { 'line-color': border.line, 'line-width': width },
    }),
    line({
      id: 'plan-border-illustrative',
      source: 'plan-borders',
      filter: ['all', within, ['get', 'illustrative']],
      paint: {
        'line-color': border.line,
        'line-width': width,
        // MapLibre measures dashes in line widths.
        'line-dasharray': border.dots.map((length) => length / width),
      },
    }),
    line({
      id: 'plan-border-outer',
      source: 'plan-borders',
      filter: ['get', 'outer'],
      paint: { 'line-color': border.line, 'line-width': border.outerWidth },
    }),
  ];
}

function markLayers({ border, colours }: LayerInput): LayerSpecification[] {
  const edge = (mark: SectorMark, part: 'casing' | 'line', colour: string) =>
    line({
      id: `plan-${mark}-${part}`,
      source: 'plan-marks',
      paint: {
        'line-color': colour,
        'line-width': markWidths[mark][part],
        'line-opacity': ['case', ['boolean', ['feature-state', mark], false], 1, 0],
      },
    });
  return [
    edge('hovered', 'casing', border.casing),
    edge('hovered', 'line', border.line),
    edge('selected', 'casing', border.casing),
    edge('cursor', 'casing', border.casing),
    edge('cursor', 'line', colours.focus),
    // Above the cursor's wider line, so that both are seen on one sector.
    edge('selected', 'line', border.line),
  ];
}

function sectorLabels({ fonts, labelZoom }: LayerInput): LayerSpecification {
  return {
    id: 'plan-sector-label',
    type: 'symbol',
    source: 'plan-labels',
    layout: {
      'text-field': ['get', 'label'],
      'text-font': fonts.label,
      'text-size': growing('size', labelZoom),
      'text-offset': ['array', 'number', 2, ['get', 'textOffset']],
      'text-allow-overlap': true,
      'text-ignore-placement': true,
      'icon-image': ['get', 'badge'],
      'icon-size': growing('badgeSize', labelZoom),
      'icon-offset': ['array', 'number', 2, ['get', 'badgeOffset']],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: {
      'text-color': ['to-color', ['coalesce', ['feature-state', 'label'], ['get', 'colour']]],
      'text-halo-color': ['to-color', ['coalesce', ['feature-state', 'fill'], ['get', 'halo']]],
      'text-halo-width': 1.75,
    },
  };
}

function sectorMarks({ labelZoom }: LayerInput): LayerSpecification {
  return {
    id: 'plan-sector-mark',
    type: 'symbol',
    source: 'plan-labels',
    filter: ['!=', ['get', 'marks'], ''],
    // Where sectors are small, only their labels have room.
    minzoom: labelZoom - 1,
    layout: {
      'icon-image': ['get', 'marks'],
      'icon-size': growing('marksSize', labelZoom),
      'icon-offset': ['array', 'number', 2, ['get', 'marksOffset']],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  };
}

/** A size that grows with the zoom, from what was measured for `labelZoom`. */
function growing(size: string, labelZoom: number): DataDrivenPropertyValueSpecification<number> {
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    labelZoom - 1,
    ['*', 0.85, ['get', size]],
    labelZoom,
    ['get', size],
    labelZoom + 2,
    ['*', 1.35, ['get', size]],
  ];
}

/** A value's colour is a state of the sector, so that another colour moves no geometry. */
function byValue(noData: PhaseStyle): DataDrivenPropertyValueSpecification<string> {
  return [
    'case',
    ['==', ['get', 'phase'], kindOf.value],
    ['to-color', ['coalesce', ['feature-state', 'fill'], noData.fill]],
    ['==', ['get', 'phase'], kindOf.outline],
    'rgba(0, 0, 0, 0)',
    noData.fill,
  ];
}

function byPhase(
  styles: Map<number | null, PhaseStyle>,
  value: (style: PhaseStyle) => string,
): DataDrivenPropertyValueSpecification<string> {
  const notStated = styles.get(null);
  const cases = [...styles].flatMap(([phase, style]) =>
    phase === null ? [] : [phase, value(style)],
  );
  const otherwise = notStated ? value(notStated) : '';
  const [phase, first, ...rest] = cases;
  if (phase === undefined || first === undefined) return otherwise;
  return ['match', ['get', 'phase'], phase, first, ...rest, otherwise];
}
