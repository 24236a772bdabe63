import type { Feature } from 'geojson';
import type { PublicationDocument, PublishedSectorFeature } from './document.ts';
import type { PageFigures } from './edition-page.ts';
import { exportWords, noticesOf } from './export-words.ts';
import { pageFigures } from './page-figures.ts';
import type { SiteLocale } from './site-paths.ts';

/**
 * An edition as GeoJSON (RFC 7946) in one language, for other programs: the sectors in full detail,
 * with a foreign member `metadata` that says what they are. An indicator is a number or null, and
 * beside it a status says whether null means hidden or no data, so that columns stay numbers.
 *
 * @param sha256 of the document, so that the features can be traced back to it
 */
export function publicationGeoJson(
  document: PublicationDocument,
  locale: SiteLocale,
  sha256: string,
): string {
  const figures = pageFigures(document);
  const { features } = document.sectors;
  return JSON.stringify({
    type: 'FeatureCollection',
    metadata: metadataOf(document, figures, locale, sha256),
    bbox: document.bbox,
    features: features.map((feature, at): Feature => ({
      type: 'Feature',
      id: feature.properties.ppdCode,
      properties: {
        ...sectorProperties(feature, document, locale),
        ...(figures ? indicatorProperties(figures, at) : {}),
      },
      geometry: feature.geometry,
    })),
  });
}

function metadataOf(
  document: PublicationDocument,
  figures: PageFigures | null,
  locale: SiteLocale,
  sha256: string,
) {
  const inLocale = localized(locale);
  const { municipality, edition, publishedOn, contact, sectors } = document;
  const statuses = sectors.features.map(({ properties }) => properties.geometryStatus);
  return {
    language: locale,
    title: inLocale(document.titleEs, document.titleEn),
    summary: inLocale(document.summaryEs, document.summaryEn),
    municipality: municipality.name,
    department: municipality.department,
    edition,
    publishedOn,
    document: { schema: document.schema, sha256 },
    notices: noticesOf(statuses, figures !== null, locale),
    contact,
    phases: document.phases.map((phase) => ({
      number: phase.number,
      name: inLocale(phase.nameEs, phase.nameEn),
      meaning: inLocale(phase.meaningEs, phase.meaningEn),
      colour: phase.colour,
      sectorCount: phase.sectorCount,
    })),
    indicators: (figures?.indicators ?? []).map((indicator) => ({
      property: propertyOf(indicator.key),
      label: inLocale(indicator.labelEs, indicator.labelEn),
      unit: inLocale(indicator.unitEs, indicator.unitEn),
      note: locale === 'es' ? indicator.noteEs : indicator.noteEn,
      hidden: exportWords[locale].hidden,
    })),
    figuresSource: figures?.provenance ?? null,
    sources: document.sources.map(({ titleEs, titleEn, credit }) => ({
      title: inLocale(titleEs, titleEn),
      credit,
    })),
  };
}

function sectorProperties(
  { properties: sector }: PublishedSectorFeature,
  { phases }: PublicationDocument,
  locale: SiteLocale,
) {
  const phase = phases.find(({ number }) => number === sector.phase);
  return {
    ppdCode: sector.ppdCode,
    mapLabel: sector.mapLabel,
    name: sector.name,
    places: sector.places,
    note: locale === 'es' ? sector.noteEs : sector.noteEn,
    phase: sector.phase,
    phaseName: phase ? localized(locale)(phase.nameEs, phase.nameEn) : null,
    geometryStatus: sector.geometryStatus,
  };
}

function indicatorProperties(
  { indicators, values }: PageFigures,
  row: number,
): Record<string, string | number | null> {
  return Object.fromEntries(
    indicators.flatMap(({ key }, at): [string, string | number | null][] => {
      const value = values[row]?.[at] ?? null;
      const status = value === null ? 'no_data' : value === 'hidden' ? 'hidden' : 'shown';
      return [
        [propertyOf(key), value === 'hidden' ? null : value],
        [`${propertyOf(key)}_status`, status],
      ];
    }),
  );
}

/** Apart from the properties of the sector, whatever the key. */
function propertyOf(key: string): string {
  return `indicator_${key}`;
}

function localized(locale: SiteLocale) {
  return (es: string, en: string) => (locale === 'es' ? es : en);
}
