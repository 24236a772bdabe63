import type { EditionPage } from '../../../../domain/publication/edition-page.ts';
import type { SiteLocale } from '../../../../domain/publication/site-paths.ts';
import { phaseStyle } from '../../../../map/phaseStyle.ts';
import { m } from '../../../../messages/generated/messages.js';
import { hasIllustrative, shownPhases } from './map-sectors.ts';
import { illustrativeBorder, phaseSwatch, swatchSize } from './phase-swatch.ts';
import { stack, textBlock, type TextBlock } from './text-block.ts';
import { element } from './xml.ts';

type Options = {
  locale: SiteLocale;
  width: number;
  fontSize: number;
  /** Of the drawing whose hatches the swatches take. */
  prefix: string;
  /** With the number of each phase in words and what it means; else with its name alone. */
  explained: boolean;
};

const muted = '#57524a';

/** What the colours and hatches mean, one row for each phase that the map shows. */
export function mapLegend(edition: EditionPage, options: Options): TextBlock {
  const { locale, width, fontSize, prefix, explained } = options;
  const scale = fontSize / 16;
  const x = (swatchSize.width + 12) * scale;
  const text = { x, width: width - x };
  const rows = shownPhases(edition, locale).map(
    ({ phase, look, title, count }) =>
      (y: number): TextBlock => {
        const number = phase?.number ?? null;
        const small = { ...text, fontSize: fontSize * 0.82, fill: muted };
        const words = stack(y + 3 * scale, [
          (at) =>
            textBlock(explained ? title : (look?.name ?? title), {
              ...{ ...text, y: at, fontSize, bold: true, most: explained ? 3 : 1 },
            }),
          (at) =>
            textBlock(m.takeaway_sector_count({ count }, { locale }), { ...small, y: at, most: 1 }),
          ...(explained
            ? [
                (at: number) =>
                  textBlock(meaning(phase, locale), { ...small, y: at + 2 * scale, most: 6 }),
              ]
            : []),
        ]);
        const height = Math.max(words.height + 3 * scale, swatchSize.height * scale);
        return {
          drawing: element('g', {}, [
            element(
              'g',
              { transform: `translate(0 ${y}) scale(${scale})` },
              phaseSwatch(number, phaseStyle(look, 'light'), prefix),
            ),
            words.drawing,
          ]),
          height: height + 16 * scale,
        };
      },
  );
  return stack(0, explained && hasIllustrative(edition) ? [...rows, borderRow] : rows);

  function borderRow(y: number): TextBlock {
    const label = m.takeaway_border_illustrative({}, { locale });
    const words = textBlock(label, {
      ...text,
      y: y + 4 * scale,
      fontSize: fontSize * 0.88,
      most: 2,
    });
    return {
      drawing: element('g', {}, [
        element('g', { transform: `translate(0 ${y}) scale(${scale})` }, illustrativeBorder()),
        words.drawing,
      ]),
      height: Math.max(words.height + 4 * scale, swatchSize.height * scale) + 12 * scale,
    };
  }
}

function meaning(
  phase: { meaningEs: string; meaningEn: string } | null,
  locale: SiteLocale,
): string {
  if (phase === null) return m.takeaway_not_stated_meaning({}, { locale });
  return locale === 'en' ? phase.meaningEn : phase.meaningEs;
}
