import type { Phase } from '../phase.ts';
import { comparePpdCodes } from '../ppd-code.ts';
import type {
  PublicationDocument,
  PublishedPhase,
  PublishedSector,
  PublishedSectorFeature,
} from './document.ts';
import { roundArea } from './round-area.ts';
import { takeFigures } from './take-figures.ts';
import type { Area } from '../territory.ts';

/** Eleven centimetres. */
const decimals = 6;

/** What a publication is made from; sectors may carry more than is published. */
export type PublicationDraft = Omit<
  PublicationDocument,
  'schema' | 'phases' | 'sectors' | 'bbox'
> & {
  phases: Phase[];
  sectors: (PublishedSector & { geometry: Area })[];
};

/**
 * The document that goes out. It takes over the published properties one by one, so that a field
 * added to a sector later is not published by accident. Sectors stand in the order of their codes;
 * their coordinates have 6 decimals.
 *
 * @throws Error when the draft has no sector, a code twice, or a phase that it does not explain.
 */
export function assemblePublication(draft: PublicationDraft): PublicationDocument {
  if (draft.sectors.length === 0) throw new Error('A publication needs at least one sector.');
  refuseRepeatedCodes(draft.sectors);
  const phases = draft.phases.map((phase) => published(phase, draft.sectors));
  for (const sector of draft.sectors) {
    if (sector.phase !== null && !phases.some(({ number }) => number === sector.phase)) {
      throw new Error(
        `Sector ${sector.ppdCode} is in phase ${sector.phase}, which is not explained.`,
      );
    }
  }
  const sectors = [...draft.sectors]
    .sort((a, b) => comparePpdCodes(a.ppdCode, b.ppdCode))
    .map(feature);
  const { id, name, department, areaKm2, areaSource } = draft.municipality;
  return {
    schema: 1,
    municipality: { id, name, department, areaKm2, areaSource },
    edition: draft.edition,
    publishedOn: draft.publishedOn,
    previous: draft.previous && {
      edition: draft.previous.edition,
      sha256: draft.previous.sha256,
    },
    titleEs: draft.titleEs,
    titleEn: draft.titleEn,
    summaryEs: draft.summaryEs,
    summaryEn: draft.summaryEn,
    contact: draft.contact,
    phases,
    sectors: { type: 'FeatureCollection', features: sectors },
    bbox: bounds(sectors.map(({ geometry }) => geometry)),
    figures: draft.figures && takeFigures(draft.figures),
    components: draft.components.map(({ nameEs, nameEn, source }) => ({ nameEs, nameEn, source })),
    sources: draft.sources.map(({ titleEs, titleEn, credit }) => ({ titleEs, titleEn, credit })),
  };
}

function refuseRepeatedCodes(sectors: PublishedSector[]): void {
  const codes = new Set<string>();
  for (const { ppdCode } of sectors) {
    if (codes.has(ppdCode)) throw new Error(`Sector ${ppdCode} stands twice in the publication.`);
    codes.add(ppdCode);
  }
}

function published(phase: Phase, sectors: PublishedSector[]): PublishedPhase {
  return {
    number: phase.number,
    nameEs: phase.nameEs,
    nameEn: phase.nameEn,
    meaningEs: phase.meaningEs,
    meaningEn: phase.meaningEn,
    colour: phase.colour,
    sectorCount: sectors.filter((sector) => sector.phase === phase.number).length,
  };
}

function feature(sector: PublicationDraft['sectors'][number]): PublishedSectorFeature {
  return {
    type: 'Feature',
    properties: {
      ppdCode: sector.ppdCode,
      mapLabel: sector.mapLabel,
      name: sector.name,
      places: sector.places,
      noteEs: sector.noteEs,
      noteEn: sector.noteEn,
      phase: sector.phase,
      geometryStatus: sector.geometryStatus,
    },
    geometry: roundArea(sector.geometry, decimals),
  };
}

/** West, south, east, north in degrees; the areas do not cross the antimeridian. */
function bounds(areas: Area[]): PublicationDocument['bbox'] {
  const box: PublicationDocument['bbox'] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const area of areas) {
    const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
    for (const [longitude = NaN, latitude = NaN] of polygons.flat(2)) {
      box[0] = Math.min(box[0], longitude);
      box[1] = Math.min(box[1], latitude);
      box[2] = Math.max(box[2], longitude);
      box[3] = Math.max(box[3], latitude);
    }
  }
  return box;
}
