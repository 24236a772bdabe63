import { csvOf } from '../table-export/delimited.ts';
import type { MatrixCell } from '../table-export/matrix.ts';
import type { PublicationDocument, PublishedPhase } from './document.ts';
import { exportWords, noticesOf } from './export-words.ts';
import { pageFigures } from './page-figures.ts';
import type { SiteLocale } from './site-paths.ts';

/**
 * An edition as CSV: what is to be said about it, a blank line, and a row for each sector. Hidden
 * figures are said to be hidden; what spreadsheets take for a formula has an apostrophe before it.
 *
 * @param sha256 of the document, so that the rows can be traced back to it
 */
export function publicationCsv(
  document: PublicationDocument,
  locale: SiteLocale,
  sha256: string,
): string {
  const words = exportWords[locale];
  const figures = pageFigures(document);
  const { features } = document.sectors;
  const statuses = features.map(({ properties }) => properties.geometryStatus);
  const inLocale = (es: string, en: string) => (locale === 'es' ? es : en);
  const phases = new Map(document.phases.map((phase) => [phase.number, phase]));
  const nameOf = (phase: PublishedPhase | undefined) =>
    phase ? inLocale(phase.nameEs, phase.nameEn) : null;
  return csvOf({
    language: locale,
    about: [
      [words.title, inLocale(document.titleEs, document.titleEn)],
      [words.municipality, `${document.municipality.name}, ${document.municipality.department}`],
      [words.edition, String(document.edition)],
      [words.publishedOn, document.publishedOn],
      [words.hash, sha256],
      ...(document.contact === null ? [] : [[words.contact, document.contact] as [string, string]]),
      ...document.sources.map(({ titleEs, titleEn, credit }): [string, string] => [
        words.source,
        `${inLocale(titleEs, titleEn)} (${credit})`,
      ]),
      ...(figures
        ? [
            [
              words.figures,
              `${figures.provenance.source}; ${figures.provenance.period ?? words.noPeriod}`,
            ] as [string, string],
          ]
        : []),
      ...noticesOf(statuses, figures !== null, locale).map((notice): [string, string] => [
        words.notice,
        notice,
      ]),
    ],
    headings: [
      ...[words.code, words.label, words.name, words.places],
      ...[words.phase, words.phaseName, words.boundary],
      ...(figures?.indicators ?? []).map(
        ({ labelEs, labelEn, unitEs, unitEn }) =>
          `${inLocale(labelEs, labelEn)} (${inLocale(unitEs, unitEn)})`,
      ),
    ],
    rows: features.map(({ properties: sector }, at): MatrixCell[] => [
      ...[sector.ppdCode, sector.mapLabel, sector.name, sector.places.join('; ')],
      ...[sector.phase, nameOf(phases.get(sector.phase ?? NaN))],
      words.status[sector.geometryStatus],
      ...(figures?.values[at] ?? []).map((value) => (value === 'hidden' ? words.hidden : value)),
    ]),
  });
}
