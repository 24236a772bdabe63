import { borderStyle, type PhaseStyle } from '../../../../map/phaseStyle.ts';
import { element, type Xml } from './xml.ts';

/** The hatches of phases, to lay over their fills: `url(#<prefix>-<number>)`. */
export function patternsOf(styles: Map<number | null, PhaseStyle>, prefix: string): Xml[] {
  return [...styles].flatMap(([number, { pattern, mark }]) => {
    if (number === null || !pattern) return [];
    const { size, lines, dots, lineWidth } = pattern;
    return element(
      'pattern',
      {
        id: `${prefix}-${number}`,
        ...{ width: size, height: size, patternUnits: 'userSpaceOnUse' },
      },
      lines.map(({ from: [x1, y1], to: [x2, y2] }) =>
        element('line', { x1, y1, x2, y2, stroke: mark, 'stroke-width': lineWidth }),
      ),
      dots.map(({ at: [cx, cy], radius }) => element('circle', { cx, cy, r: radius, fill: mark })),
    );
  });
}

/** The number of a phase in a disc around a point. */
export function phaseBadge(
  number: number,
  style: PhaseStyle,
  { x, y, radius, fontSize }: { x: number; y: number; radius: number; fontSize: number },
): Xml {
  return element(
    'g',
    {},
    element('circle', {
      ...{ cx: x, cy: y, r: radius, fill: style.label, stroke: style.fill, 'stroke-width': 1.5 },
    }),
    element(
      'text',
      {
        ...{ x, y: y + fontSize * 0.355, 'font-size': fontSize, 'font-weight': 700 },
        ...{ 'text-anchor': 'middle', fill: style.fill },
      },
      number,
    ),
  );
}

export const swatchSize = { width: 44, height: 28 };

/** A piece of the map, for a legend; it takes the hatches from the drawing with this prefix. */
export function phaseSwatch(number: number | null, style: PhaseStyle, prefix: string): Xml {
  const { width, height } = swatchSize;
  return element(
    'g',
    {},
    element('rect', { width, height, rx: 3, fill: style.fill, stroke: '#2f2c27' }),
    style.pattern && number !== null
      ? element('rect', { width, height, rx: 3, fill: `url(#${prefix}-${number})` })
      : null,
    number === null
      ? null
      : phaseBadge(number, style, { x: width / 2, y: height / 2, radius: 10, fontSize: 15 }),
    style.inset
      ? element('rect', {
          ...{ x: 4, y: 4, width: width - 8, height: height - 8, rx: 1.5, fill: 'none' },
          ...{ stroke: style.inset },
          'stroke-dasharray': borderStyle('light').insetDashes.join(' '),
        })
      : null,
  );
}

/** How a border between sectors looks that is not official. */
export function illustrativeBorder(): Xml {
  const { line, dots, lineWidth } = borderStyle('light');
  return element('path', {
    ...{ d: `M0 ${swatchSize.height / 2}H${swatchSize.width}`, fill: 'none', stroke: line },
    ...{ 'stroke-width': lineWidth * 1.4, 'stroke-dasharray': dots.join(' ') },
    'stroke-linecap': 'round',
  });
}
