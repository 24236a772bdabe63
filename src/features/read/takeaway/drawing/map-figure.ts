import type { EditionPage } from '../../../../domain/publication/edition-page.ts';
import { aspectOf, boundsOf } from '../../../../map/projection.ts';
import { m } from '../../../../messages/generated/messages.js';
import { phaseMap, type PhaseMapOptions } from './phase-map.ts';
import { element } from './xml.ts';

/** Of the side that the map reaches, so that its letters have the same size on any paper. */
const side = 760;

/**
 * The map alone, as an SVG element to stand in a page that says the rest around it. It scales to the
 * room that it is given; its proportions are those of the municipality, and what is around it goes on
 * where the room has others.
 */
export function mapFigure(
  edition: EditionPage,
  { locale, context, prefix }: Pick<PhaseMapOptions, 'locale' | 'context' | 'prefix'>,
): string {
  const aspect = aspectOf(boundsOf(edition.sectors.map(({ geometry }) => geometry)));
  const shape = Math.min(1.6, Math.max(0.62, aspect));
  const [width, height] =
    shape > 1
      ? [side, Math.round((side - 44) / shape + 78)]
      : [Math.round((side - 78) * shape + 44), side];
  const label = m.takeaway_map_description({ municipality: edition.municipality.name }, { locale });
  return element(
    'svg',
    {
      ...{ viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
      'font-family': 'inherit',
    },
    phaseMap(edition, { width, height, locale, context, prefix, bleed: side }),
  ).text;
}
