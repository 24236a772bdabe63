import type { EditionPage } from '../../../../domain/publication/edition-page.ts';
import { m } from '../../../../messages/generated/messages.js';
import { editionWords } from './edition-words.ts';
import { mapLegend } from './map-legend.ts';
import { hasIllustrative, shownPhases } from './map-sectors.ts';
import { phaseMap } from './phase-map.ts';
import type { DrawingOptions } from './standalone-svg.ts';
import { stack, textBlock } from './text-block.ts';
import { textWidth } from './text-lines.ts';
import { element, type Xml } from './xml.ts';

const size = { width: 1200, height: 630 };
const margin = 44;
const prefix = 'card';
const text = { width: 424 };
/** Letters and lines of the map are made larger: the card is shown a few centimetres wide. */
const scale = 1.6;
const map = { left: 500, top: 0, width: 700, height: 630 };

/** The picture beside a link in a message: it must be read at a third of its size. */
export function linkCard(
  edition: EditionPage,
  { locale, context }: DrawingOptions,
): { drawing: Xml; size: { width: number; height: number } } {
  const words = editionWords(edition, locale);
  const isShort = textWidth(words.municipality, { fontSize: 50, bold: true }) <= text.width;
  const head = stack(margin - 8, [
    (y) =>
      textBlock(m.shell_site_name({}, { locale }), {
        ...{ ...text, y, fontSize: 22, fill: '#0f5c63', bold: true, most: 1 },
      }),
    (y) =>
      textBlock(words.municipality, {
        ...{ ...text, y: y + 8, fontSize: isShort ? 50 : 32, bold: true, most: 2 },
      }),
    (y) =>
      textBlock(`${words.edition} · ${words.date}`, {
        ...{ ...text, y: y + 14, fontSize: 24, fill: '#57524a', most: 2 },
      }),
  ]);
  const rows = shownPhases(edition, locale).length;
  const legend = mapLegend(edition, {
    ...{ locale, prefix, width: text.width, fontSize: rows > 3 ? 20 : 26, explained: false },
  });
  const legendTop = margin + head.height + 36;
  const notice = hasIllustrative(edition)
    ? textBlock(m.takeaway_illustrative_short({}, { locale }), {
        ...{ ...text, y: size.height - margin - 22, fontSize: 20, fill: '#57524a', most: 1 },
      }).drawing
    : null;
  return {
    drawing: element('g', {}, [
      element(
        'g',
        { transform: `translate(${map.left} ${map.top}) scale(${scale})` },
        phaseMap(edition, {
          ...{ width: map.width / scale, height: map.height / scale, locale, context, prefix },
          fewLabels: 'left-out',
        }),
      ),
      element(
        'g',
        { transform: `translate(${margin} 0)` },
        head.drawing,
        element('g', { transform: `translate(0 ${legendTop})` }, legend.drawing),
        notice,
      ),
    ]),
    size,
  };
}
