import { scaleBar } from '../../../../map/scaleBar.ts';
import { element, type Xml } from './xml.ts';

const ink = '#22201c';
/** Behind the marks, so that a border under them does not strike through. */
const halo = { stroke: '#f6f4f0', 'stroke-width': 4, 'stroke-linejoin': 'round' };

/** A scale bar standing on the origin, in halves, with its length above. */
export function scaleMark(pixelsPerMetre: number, room: number): Xml {
  const { text, width } = scaleBar(pixelsPerMetre, room);
  const label = { y: -11, 'font-size': 13 };
  return element(
    'g',
    { fill: ink },
    element('rect', { x: -3, y: -9, width: width + 6, height: 12, fill: '#f6f4f0' }),
    element('rect', { y: -6, width: width / 2, height: 6 }),
    element('rect', { ...{ y: -5.5, width, height: 5 }, fill: 'none', stroke: ink }),
    element('text', { ...label, ...halo, fill: '#f6f4f0' }, text),
    element('text', label, text),
  );
}

/** An arrow to the north, standing on the origin: the map is drawn with north up. */
export function northArrow(title: string): Xml {
  const letter = { y: -36, 'font-size': 14, 'font-weight': 700, 'text-anchor': 'middle' };
  return element(
    'g',
    { fill: ink },
    element('title', {}, title),
    element('path', { d: 'M0 -32L9 0L0 -7L-9 0Z', ...halo, fill: '#f6f4f0' }),
    element('path', { d: 'M0 -32L0 -7L-9 0Z' }),
    element('path', {
      ...{ d: 'M0 -32L9 0L0 -7L-9 0Z', fill: 'none' },
      ...{ stroke: ink, 'stroke-width': 1.2, 'stroke-linejoin': 'round' },
    }),
    element('text', { ...letter, ...halo, fill: '#f6f4f0' }, 'N'),
    element('text', letter, 'N'),
  );
}
