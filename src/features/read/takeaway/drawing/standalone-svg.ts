import type { EditionPage } from '../../../../domain/publication/edition-page.ts';
import type { SiteLocale } from '../../../../domain/publication/site-paths.ts';
import type { MapContext } from '../../../../map/types.ts';
import { m } from '../../../../messages/generated/messages.js';
import { linkCard } from './link-card.ts';
import { mapSheet } from './map-sheet.ts';
import { element, isolated } from './xml.ts';

export type DrawingOptions = {
  locale: SiteLocale;
  /** Faintly around the municipality. */
  context: MapContext[];
  /** Where the edition is read; null: not known. */
  address: string | null;
};

export type StandaloneOptions = Pick<DrawingOptions, 'locale'> &
  Partial<DrawingOptions> & {
    /**
     * `sheet`: all that a reader needs to understand and cite the map, 1200 units wide and as high as
     * it takes. `card`: 1200 by 630 units, for where a link to the page is shown, with large letters.
     */
    layout?: 'sheet' | 'card';
    /** Pixels of the picture; the drawing is scaled to it. */
    width?: number;
  };

// No quotes of the kind that attributes are written with, and only fonts that are on the device.
const fonts = 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, DejaVu Sans, sans-serif';

/**
 * An edition as one SVG file that needs nothing else: no style sheet, script, font or picture from
 * elsewhere. What it shows comes from the page of the edition, so nothing hidden can be in it.
 */
export function standaloneSvg(
  edition: EditionPage,
  { layout = 'sheet', width = 1200, locale, context = [], address = null }: StandaloneOptions,
): string {
  const draw = layout === 'card' ? linkCard : mapSheet;
  const { drawing, size } = draw(edition, { locale, context, address });
  const municipality = isolated(edition.municipality.name);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width, height: Math.round((width * size.height) / size.width) },
      viewBox: `0 0 ${size.width} ${Math.round(size.height)}`,
      ...{ role: 'img', 'xml:lang': locale, 'font-family': fonts },
    },
    element('title', {}, locale === 'en' ? edition.titleEn : edition.titleEs),
    element('desc', {}, m.takeaway_map_description({ municipality }, { locale })),
    element('rect', { width: size.width, height: Math.round(size.height), fill: '#ffffff' }),
    drawing,
  );
  return svg.text;
}
