import type { EditionPage } from '../../../../domain/publication/edition-page.ts';
import { aspectOf, boundsOf } from '../../../../map/projection.ts';
import { m } from '../../../../messages/generated/messages.js';
import { editionWords } from './edition-words.ts';
import { mapLegend } from './map-legend.ts';
import { hasIllustrative } from './map-sectors.ts';
import { phaseMap } from './phase-map.ts';
import type { DrawingOptions } from './standalone-svg.ts';
import { stack, textBlock } from './text-block.ts';
import { element, isolated, type Xml } from './xml.ts';

const width = 1200;
const margin = 40;
const room = width - 2 * margin;
const prefix = 'sheet';
const columns = { map: 790, gap: 34, legend: room - 790 - 34 };
const muted = '#57524a';

/** A map with everything that belongs to it, as one would hang it on a wall. */
export function mapSheet(
  edition: EditionPage,
  options: DrawingOptions,
): { drawing: Xml; size: { width: number; height: number } } {
  const { locale, context, address } = options;
  const words = editionWords(edition, locale);
  const line = [isolated(words.municipality), words.department, words.edition, words.date].join(
    ' · ',
  );
  const head = stack(margin - 6, [
    (y) => textBlock(words.title, { y, width: room, fontSize: 34, bold: true, most: 2 }),
    (y) => textBlock(line, { y: y + 4, width: room, fontSize: 18, fill: muted, most: 2 }),
  ]);
  const top = margin - 6 + head.height + 26;

  const side = sideOf(edition, locale);
  const aspect = aspectOf(boundsOf(edition.sectors.map(({ geometry }) => geometry)));
  const mapHeight = Math.round(
    Math.max(side.height, Math.min(980, Math.max(480, (columns.map - 44) / aspect + 78))),
  );
  const bottom = top + mapHeight + 20;
  const foot = footOf(bottom, words.sources, { sha256: edition.sha256, address, locale });

  return {
    drawing: element('g', {}, [
      element('g', { transform: `translate(${margin} 0)` }, head.drawing, foot.drawing),
      element(
        'g',
        { transform: `translate(${margin} ${top})` },
        phaseMap(edition, {
          ...{ width: columns.map, height: mapHeight, locale, context, prefix },
          finest: 3,
        }),
      ),
      element(
        'g',
        { transform: `translate(${margin + columns.map + columns.gap} ${top})` },
        side.drawing,
      ),
    ]),
    size: { width, height: bottom + foot.height + margin - 12 },
  };
}

function sideOf(edition: EditionPage, locale: DrawingOptions['locale']) {
  const legend = mapLegend(edition, {
    ...{ locale, prefix, width: columns.legend, fontSize: 17, explained: true },
  });
  const note = { width: columns.legend, fontSize: 14, fill: muted };
  const notes = stack(legend.height + 10, [
    ...(hasIllustrative(edition)
      ? [
          (y: number) =>
            textBlock(m.takeaway_illustrative({}, { locale }), {
              ...{ ...note, y, fill: '#22201c', most: 8 },
            }),
        ]
      : []),
    (y) => textBlock(m.takeaway_plan_only({}, { locale }), { ...note, y: y + 12, most: 8 }),
  ]);
  return {
    drawing: element('g', {}, legend.drawing, notes.drawing),
    height: legend.height + 10 + notes.height + 12,
  };
}

function footOf(
  top: number,
  sources: string[],
  { sha256, address, locale }: { sha256: string } & Pick<DrawingOptions, 'address' | 'locale'>,
) {
  const small = { width: room, fontSize: 12.5, fill: muted };
  const said = (label: string, value: string) => `${label}: ${value}`;
  const lines = [
    ...sources.map((source, at) => ({
      text: at === 0 ? said(m.takeaway_sources({}, { locale }), source) : source,
      most: 3,
    })),
    ...(address === null
      ? []
      : [{ text: said(m.takeaway_address({}, { locale }), address), most: 2 }]),
    { text: said(m.takeaway_hash({}, { locale }), sha256), most: 2 },
    { text: m.shell_site_name({}, { locale }), most: 1 },
  ];
  return stack(
    top,
    lines.map(
      ({ text, most }) =>
        (y: number) =>
          textBlock(text, { ...small, y, most }),
    ),
  );
}
