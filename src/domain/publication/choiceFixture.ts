import { readFileSync } from 'node:fs';
import type { Sum } from '../disclosure/figures.ts';
import type { IndicatorGroup, Observation } from '../indicator.ts';
import {
  slidesCodes,
  slidesGroups,
  slidesIndicators,
  slidesMatrix,
} from '../scoring/slidesFixture.ts';
import { canonicalJson } from '../canonical-json.ts';
import { assemblePublication } from './assemble-publication.ts';
import type { PublicationFigures } from './document.ts';
import type { FigureChoice } from './draft-figures.ts';
import { figuresOf } from './figures-of.ts';
import { parsePublication } from './parse-publication.ts';

const sums = JSON.parse(
  readFileSync(new URL('../../../geodata/sources/indicator-sums.json', import.meta.url), 'utf8'),
) as { totalKey: string; partKey: string; covers: Sum['covers'] }[];

const width = slidesMatrix.indicators.length;

/** All of the slides' table with every sum that can be chosen. */
export const slidesChoice: FigureChoice = {
  edition: 2,
  sectors: slidesCodes.map((ppdCode, at) => ({ id: at + 1, ppdCode })),
  indicators: slidesIndicators,
  groups: slidesGroups as IndicatorGroup[],
  observations: slidesCodes.flatMap((_, sector) =>
    slidesMatrix.indicators.map((indicatorKey, at): Observation => ({
      sectorId: sector + 1,
      indicatorKey,
      value: slidesMatrix.values[sector * width + at] ?? null,
      period: null,
      source: 'slides',
      version: 1,
    })),
  ),
  chosen: slidesMatrix.indicators,
  totals: { ofIndicators: true, ofGroups: true, ofMunicipality: true },
  sums: sums.map(({ totalKey, partKey, covers }) => ({
    total: totalKey,
    parts: [partKey],
    covers,
  })),
  earlier: [],
};

/** What a reader has of an edition with these figures: the canonical text of its document, read back. */
export function asRead(
  edition: number,
  figures: PublicationFigures | null,
  codes: readonly string[],
) {
  const corner = [-89.1, 13.7];
  const document = assemblePublication({
    municipality: {
      id: 'soyapango',
      name: 'Soyapango',
      department: 'San Salvador',
      areaKm2: null,
      areaSource: null,
    },
    edition,
    publishedOn: '2027-01-31',
    previous: edition === 1 ? null : { edition: edition - 1, sha256: 'ab'.repeat(32) },
    titleEs: 'Fases',
    titleEn: 'Phases',
    summaryEs: '',
    summaryEn: '',
    contact: null,
    phases: [],
    sectors: codes.map((ppdCode) => ({
      ppdCode,
      mapLabel: ppdCode,
      name: null,
      places: [],
      noteEs: null,
      noteEn: null,
      phase: null,
      geometryStatus: 'illustrative',
      geometry: {
        type: 'Polygon',
        coordinates: [[corner, [-89.2, 13.7], [-89.2, 13.8], corner]],
      },
    })),
    figures,
    components: [],
    sources: [{ titleEs: 'Fuente', titleEn: 'Source', credit: 'Autora' }],
  });
  return figuresOf(parsePublication(JSON.parse(canonicalJson(document))));
}
