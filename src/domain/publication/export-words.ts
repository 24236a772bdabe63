import type { GeometryStatus } from '../territory.ts';
import type { SiteLocale } from './site-paths.ts';

/** These stand in files that people take along, so they are not among the screen's messages. */
export const exportWords = {
  es: {
    code: 'Código PPD',
    label: 'Etiqueta',
    name: 'Nombre',
    places: 'Lugares',
    phase: 'Fase',
    phaseName: 'Nombre de la fase',
    boundary: 'Límite',
    title: 'Título',
    municipality: 'Municipio',
    edition: 'Edición',
    publishedOn: 'Publicada el',
    hash: 'sha256 del documento',
    source: 'Fuente',
    figures: 'Fuente de los indicadores',
    noPeriod: 'periodo no indicado',
    contact: 'Contacto',
    notice: 'Aviso',
    hidden: 'oculto para proteger a las personas',
    status: {
      official: 'oficial',
      surveyed: 'medido',
      illustrative: 'ilustrativo, no oficial',
    },
    notices: {
      phase:
        'La fase dice en qué orden actúa el plan en cada lugar; no dice nada de las personas que viven allí. ' +
        'Una fase vacía es «no indicada».',
      illustrative:
        'Los límites de los sectores son ilustrativos: los oficiales no son públicos. ' +
        'No use estos datos para decidir si una casa o una calle pertenece a un sector.',
      missing: 'Un indicador vacío es «sin dato», que no es cero.',
    },
  },
  en: {
    code: 'PPD code',
    label: 'Map label',
    name: 'Name',
    places: 'Places',
    phase: 'Phase',
    phaseName: 'Name of the phase',
    boundary: 'Boundary',
    title: 'Title',
    municipality: 'Municipality',
    edition: 'Edition',
    publishedOn: 'Published on',
    hash: 'sha256 of the document',
    source: 'Source',
    figures: 'Source of the indicators',
    noPeriod: 'period not stated',
    contact: 'Contact',
    notice: 'Notice',
    hidden: 'hidden to protect people',
    status: {
      official: 'official',
      surveyed: 'surveyed',
      illustrative: 'illustrative, not official',
    },
    notices: {
      phase:
        'A phase says in which order the plan acts in each place; it says nothing about the people who live there. ' +
        'An empty phase is “not stated”.',
      illustrative:
        'The boundaries of the sectors are illustrative: the official ones are not public. ' +
        'Do not use these data to decide whether a house or a street belongs to a sector.',
      missing: 'An empty indicator is “no data”, which is not zero.',
    },
  },
} as const;

/** What has to be said with an edition wherever its data go. */
export function noticesOf(
  statuses: readonly GeometryStatus[],
  hasFigures: boolean,
  locale: SiteLocale,
): string[] {
  const { phase, illustrative, missing } = exportWords[locale].notices;
  return [
    phase,
    ...(statuses.includes('illustrative') ? [illustrative] : []),
    ...(hasFigures ? [missing] : []),
  ];
}
