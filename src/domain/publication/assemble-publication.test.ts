import { describe, expect, it } from 'vitest';
import { assemblePublication, type PublicationDraft } from './assemble-publication.ts';

type DraftSector = PublicationDraft['sectors'][number];

function sector(ppdCode: string, west: number, phase: number | null): DraftSector {
  return {
    ppdCode,
    mapLabel: ppdCode,
    name: null,
    places: [],
    noteEs: null,
    noteEn: null,
    phase,
    geometryStatus: 'illustrative',
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 13],
          [west + 1, 13],
          [west, 14],
          [west, 13],
        ],
      ],
    },
  };
}

function draft(sectors: DraftSector[]): PublicationDraft {
  return {
    municipality: {
      id: 'mejicanos',
      name: 'Mejicanos',
      department: 'San Salvador',
      areaKm2: 22.12,
      areaSource: 'Atlas',
    },
    edition: 2,
    previous: { edition: 1, sha256: 'ab'.repeat(32) },
    summaryEs: 'Resumen',
    summaryEn: 'Summary',
    contact: null,
    figures: null,
    components: [],
    titleEs: 'Fases',
    titleEn: 'Phases',
    publishedOn: '2027-01-31',
    phases: [1, 2].map((number) => ({
      number,
      nameEs: `Fase ${number}`,
      nameEn: `Phase ${number}`,
      meaningEs: 'Significado',
      meaningEn: 'Meaning',
      colour: '#123456',
    })),
    sectors,
    sources: [{ titleEs: 'Fuente', titleEn: 'Source', credit: 'Autora' }],
  };
}

describe('assemblePublication', () => {
  it('counts the sectors of each phase, orders them by code and finds their bounds', () => {
    const document = assemblePublication(
      draft([sector('160-010', -88, 1), sector('160-002', -90, 1), sector('160-003', -89, null)]),
    );
    expect(document.phases.map(({ number, sectorCount }) => [number, sectorCount])).toEqual([
      [1, 2],
      [2, 0],
    ]);
    expect(document.sectors.features.map(({ properties }) => properties.ppdCode)).toEqual([
      '160-002',
      '160-003',
      '160-010',
    ]);
    expect(document.bbox).toEqual([-90, 13, -87, 14]);
  });

  it('publishes no property beyond the listed ones', () => {
    const carriesMore = { ...sector('160-001', -89, null), id: 7, incidents: [1, 2, 3] };
    const [feature] = assemblePublication(draft([carriesMore])).sectors.features;
    expect(Object.keys(feature?.properties ?? {}).sort()).toEqual([
      'geometryStatus',
      'mapLabel',
      'name',
      'noteEn',
      'noteEs',
      'phase',
      'places',
      'ppdCode',
    ]);
  });

  it('refuses an empty draft, a repeated code and an unexplained phase', () => {
    expect(() => assemblePublication(draft([]))).toThrow('at least one sector');
    const twice = [sector('160-001', -89, 1), sector('160-001', -88, 1)];
    expect(() => assemblePublication(draft(twice))).toThrow('160-001 stands twice');
    expect(() => assemblePublication(draft([sector('160-001', -89, 3)]))).toThrow('phase 3');
  });
});
