import type { EditionPage } from '../../../domain/publication/edition-page.ts';
import { soyapangoPhases, soyapangoSectors } from '../../../map/soyapangoFixture.ts';

/** Soyapango as its first edition has it: what leaves the page is tested on the real case. */
export const soyapangoEdition: EditionPage = {
  municipality: {
    ...{ id: 'soyapango', name: 'Soyapango', department: 'San Salvador' },
    ...{ areaKm2: null, areaSource: null },
  },
  edition: 1,
  publishedOn: '2026-11-22',
  sha256: '3f786850e387550fdab836ed7e6dc881de23001b5ed2ac3a29d8d2a8e5d3b1c4',
  titleEs: 'Fases de los sectores de Soyapango',
  titleEn: 'Phases of the sectors of Soyapango',
  ...{ summaryEs: '', summaryEn: '', contact: null, figures: null, components: [] },
  phases: soyapangoPhases.map(({ number, name, colour }) => ({
    ...{ number, colour, nameEs: name, nameEn: number === 1 ? 'Immediate action' : 'Second phase' },
    meaningEs: 'Aquí se actúa primero, con todas las instituciones a la vez.',
    meaningEn: 'Here the plan acts first, with all institutions at once.',
    sectorCount: soyapangoSectors.filter(({ phase }) => phase === number).length,
  })),
  sectors: soyapangoSectors.map(({ code, label, phase, geometry }, at) => ({
    ...{ ppdCode: code, mapLabel: label, phase, geometry },
    ...{ name: at === 0 ? 'Zona Campanera' : null, places: [], noteEs: null, noteEn: null },
    geometryStatus: 'illustrative',
  })),
  sources: [
    {
      titleEs: 'Lista de fases de los sectores de Soyapango',
      titleEn: 'List of phases of the sectors of Soyapango',
      credit: 'Plan El Salvador Seguro',
    },
  ],
  changes: null,
  editions: [],
};

/** Names as nobody should give them, and somebody will. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '"quotes" & \'more\' ]]> <!-- -->',
  'حي السلام ١٢',
  '\u202eesrever\u202c and \u0000 control \ud800',
  '👩‍👩‍👧‍👦🏳️‍🌈 family',
  'W'.repeat(300),
  'palabra '.repeat(40).trim(),
];

/** An edition in which everything that a person may name has this name. */
export function namedEdition(name: string): EditionPage {
  const edition = soyapangoEdition;
  return {
    ...edition,
    ...{ titleEs: name, titleEn: name, summaryEs: name, summaryEn: name, contact: name },
    municipality: { ...edition.municipality, name, department: name },
    phases: edition.phases.map((phase) => ({
      ...phase,
      ...{ nameEs: name, nameEn: name, meaningEs: name, meaningEn: name },
    })),
    sectors: edition.sectors.map((sector) => ({ ...sector, name, mapLabel: name, places: [name] })),
    sources: [{ titleEs: name, titleEn: name, credit: name }],
  };
}
