import { bboxClip } from '@turf/turf';
import type { EditionPage } from '../../../../domain/publication/edition-page.ts';
import type { SiteLocale } from '../../../../domain/publication/site-paths.ts';
import { contextLabels } from '../../../../map/contextLabels.ts';
import { legibleLabels } from '../../../../map/legibleLabels.ts';
import { borderStyle, phaseStyles, type PhaseStyle } from '../../../../map/phaseStyle.ts';
import {
  areaPath,
  boundsOf,
  fitProjection,
  frameBounds,
  type Bounds,
  type Projection,
} from '../../../../map/projection.ts';
import { drawBorders, drawSectors, type DrawnSector } from '../../../../map/sectorDrawing.ts';
import type { MapContext } from '../../../../map/types.ts';
import { m } from '../../../../messages/generated/messages.js';
import { drawnSectors, shownPhases } from './map-sectors.ts';
import { northArrow, scaleMark } from './map-marks.ts';
import { patternsOf, phaseBadge } from './phase-swatch.ts';
import { element, type Xml } from './xml.ts';

export type PhaseMapOptions = {
  /** In the units of the drawing, as pixels of a screen. */
  width: number;
  height: number;
  locale: SiteLocale;
  context: MapContext[];
  /** How far ground and neighbours go on beyond the frame, for a page that has room around it. */
  bleed?: number;
  /** How many times finer letters and lines of very small sectors may be, in what can be enlarged. */
  finest?: number;
  /** Whether a few labels among hundreds are better left out: what is looked at small. */
  fewLabels?: 'shown' | 'left-out';
  /** Begins every id, so that several drawings may stand in one page. */
  prefix: string;
};

const border = borderStyle('light');
const padding = { top: 22, right: 22, bottom: 56, left: 22 };
/** Pixels from the middle of a sector to its border that a label with its badge takes. */
const roomOfLabel = 17;

/**
 * The map of an edition: sectors with the fills and hatches of their phases, the same as on a page,
 * with scale and north. All of it is attributes, on light ground, so that it looks the same in a
 * file, on paper and in a page.
 */
export function phaseMap(edition: EditionPage, options: PhaseMapOptions): Xml {
  const { width, height, locale, context, prefix, bleed = 0, finest = 1 } = options;
  const ground = {
    ...{ x: -bleed, y: -bleed },
    ...{ width: width + 2 * bleed, height: height + 2 * bleed },
  };
  const sectors = drawnSectors(edition, locale);
  const looks = shownPhases(edition, locale).flatMap(({ look }) => look ?? []);
  const styles = phaseStyles(looks, 'light');
  const styleOf = ({ sector }: DrawnSector) => styles.get(sector.phase) ?? styles.get(null);
  const bounds = boundsOf(sectors.map(({ geometry }) => geometry));
  const projection = fitProjection(bounds, { width, height, padding });
  const coarse = drawSectors(sectors, projection);
  const finer = Math.min(finest, Math.max(1, roomOfLabel / smallRadius(coarse)));
  const fine = finer === 1 ? projection : finerProjection(bounds, { width, height }, finer);
  const drawn = finer === 1 ? coarse : drawSectors(sectors, fine);
  const labelled = legibleLabels(drawn);
  const isLabelled = options.fewLabels !== 'left-out' || 2 * labelled.length >= drawn.length;
  const names = contextLabels(context, frameBounds(projection, { width, height }), projection);

  return element(
    'g',
    {},
    element(
      'defs',
      {},
      patternsOf(styles, prefix),
      element('clipPath', { id: `${prefix}-frame` }, element('rect', ground)),
      drawn.map((one, at) =>
        styleOf(one)?.inset
          ? element('clipPath', { id: `${prefix}-inset-${at}` }, element('path', { d: one.path }))
          : null,
      ),
    ),
    element('rect', { ...ground, fill: '#f6f4f0' }),
    element(
      'g',
      { 'clip-path': `url(#${prefix}-frame)` },
      neighbourLines(context, projection, ground),
      names.map(({ name, x, y }) =>
        element(
          'text',
          {
            ...{ x, y, 'font-size': 12.5, 'font-style': 'italic', 'text-anchor': 'middle' },
            fill: '#635e55',
          },
          name,
        ),
      ),
      element(
        'g',
        finer === 1 ? {} : { transform: `scale(${1 / finer})` },
        drawn.map((one, at) => {
          const style = styleOf(one);
          return style ? sectorShape(one, style, `${prefix}-inset-${at}`) : null;
        }),
        hatches(drawn, styles, prefix),
        bordersOf(drawBorders(sectors, fine)),
        (isLabelled ? labelled : []).map((one) => {
          const style = styleOf(one);
          return style ? sectorLabel(one, style) : null;
        }),
      ),
    ),
    bleed > 0
      ? null
      : element('rect', {
          ...{ x: 0.5, y: 0.5, width: width - 1, height: height - 1 },
          ...{ fill: 'none', stroke: '#dcd7cc' },
        }),
    element(
      'g',
      { transform: `translate(16 ${height - 16})` },
      scaleMark(projection.pixelsPerMetre, Math.min(160, width / 4)),
    ),
    element(
      'g',
      { transform: `translate(${width - 26} ${height - 16})` },
      northArrow(m.takeaway_north({}, { locale })),
    ),
  );
}

/** The radius that nine of ten sectors have at least, in pixels. */
function smallRadius(drawn: DrawnSector[]): number {
  const radii = drawn.map(({ middle }) => middle.radius).sort((one, other) => one - other);
  return Math.max(1, radii[Math.floor(radii.length / 10)] ?? Infinity);
}

/** The same map on ground so many times as large, to be made as small again. */
function finerProjection(
  bounds: Bounds,
  { width, height }: Pick<PhaseMapOptions, 'width' | 'height'>,
  times: number,
): Projection {
  const { top, right, bottom, left } = padding;
  return fitProjection(bounds, {
    ...{ width: width * times, height: height * times },
    padding: {
      ...{ top: top * times, right: right * times },
      ...{ bottom: bottom * times, left: left * times },
    },
  });
}

/** Cut off a little outside the frame: renderers stumble over lines that go on far beyond it. */
function neighbourLines(
  context: MapContext[],
  projection: Projection,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Xml[] {
  const [west, north] = projection.unproject([x - 20, y - 20]);
  const [east, south] = projection.unproject([x + width + 20, y + height + 20]);
  return context.flatMap(({ outline }) => {
    const { geometry } = bboxClip(outline, [west, south, east, north]);
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
    const d = areaPath(geometry, projection);
    return d === ''
      ? []
      : element('path', { d, fill: 'none', stroke: '#cfc9bd', 'stroke-width': 1.25 });
  });
}

/**
 * The hatches of all sectors of a phase as one shape: a printer is sent the whole pattern for each
 * shape that is filled with it, which would make the file of a large municipality enormous.
 */
function hatches(
  drawn: DrawnSector[],
  styles: Map<number | null, PhaseStyle>,
  prefix: string,
): Xml[] {
  return [...styles].flatMap(([phase, { pattern }]) => {
    const d = drawn
      .filter(({ sector }) => sector.phase === phase)
      .map(({ path }) => path)
      .join('');
    return phase === null || pattern === null || d === ''
      ? []
      : element('path', { d, fill: `url(#${prefix}-${phase})`, 'fill-rule': 'evenodd' });
  });
}

function sectorShape({ sector, path }: DrawnSector, style: PhaseStyle, clip: string): Xml {
  const even = { 'fill-rule': 'evenodd' };
  return element(
    'g',
    { 'data-sector': sector.code },
    element('title', {}, sector.title),
    element('path', { d: path, fill: style.fill, ...even }),
    // Two strokes cut off at the border: what shows of them is a thin line inside it.
    style.inset
      ? element(
          'g',
          { 'clip-path': `url(#${clip})`, fill: 'none' },
          element('path', {
            ...{ d: path, stroke: style.inset, 'stroke-width': border.insetBy * 2 + 2 },
            'stroke-dasharray': border.insetDashes.join(' '),
          }),
          element('path', { d: path, stroke: style.fill, 'stroke-width': border.insetBy * 2 }),
        )
      : null,
  );
}

function bordersOf({ inner, innerIllustrative, outer }: ReturnType<typeof drawBorders>): Xml {
  return element(
    'g',
    {
      ...{ fill: 'none', 'stroke-linejoin': 'round' },
      ...{ stroke: border.line, 'stroke-width': border.lineWidth },
    },
    element('path', {
      d: inner + innerIllustrative + outer,
      ...{ stroke: border.casing, 'stroke-width': border.casingWidth },
    }),
    inner === '' ? null : element('path', { d: inner }),
    innerIllustrative === ''
      ? null
      : element('path', {
          d: innerIllustrative,
          ...{ 'stroke-dasharray': border.dots.join(' '), 'stroke-linecap': 'round' },
        }),
    element('path', { d: outer, 'stroke-width': border.outerWidth }),
  );
}

function sectorLabel({ sector, middle, label }: DrawnSector, style: PhaseStyle): Xml {
  const at = { x: middle.x, y: middle.y + label.baseline };
  const text = { 'font-size': label.fontSize, 'font-weight': 700, 'text-anchor': 'middle' };
  return element(
    'g',
    {},
    label.badge && sector.phase !== null
      ? phaseBadge(sector.phase, style, {
          ...label.badge,
          x: middle.x,
          y: middle.y + label.badge.y,
        })
      : null,
    // The halo keeps the pattern off the letters: drawn first, as not every reader of SVG knows an order.
    element(
      'text',
      {
        ...{ ...at, ...text, fill: style.fill, stroke: style.fill },
        ...{ 'stroke-width': 3.5, 'stroke-linejoin': 'round' },
      },
      sector.label,
    ),
    element('text', { ...at, ...text, fill: style.label }, sector.label),
  );
}
