/** What goes with every file, so that it can be read without the program, and is marked. */
export type ExportAbout = {
  /** `Restringido · uso policial`. */
  restriction: string;
  /** Said where incidents are invented; null: they are not. */
  synthetic: string | null;
  /** Said where boundaries are illustrative; null: they are not. */
  illustrative: string | null;
  title: string;
  municipalityId: string;
  author: string;
  /** ISO 8601. */
  madeAt: string;
  /** In words. */
  madeBy: string;
  filters: string;
  /** The report in words: counts, method, parameters. */
  method: string;
  reading: string;
  language: 'es' | 'en';
};

const names = {
  es: {
    restricted: 'restringido',
    png: 'mapa',
    geojson: 'celdas',
    cells: 'celdas',
    zones: 'zonas',
  },
  en: { restricted: 'restricted', png: 'map', geojson: 'cells', cells: 'cells', zones: 'zones' },
};

/** `restringido-soyapango-zonas-2026-03-01.csv`: a name that says what may be done with the file. */
export function exportFileName(
  { municipalityId, madeAt, language, synthetic }: ExportAbout,
  content: 'png' | 'geojson' | 'cells' | 'zones',
): string {
  const words = names[language];
  const extension = content === 'png' || content === 'geojson' ? content : 'csv';
  const made = synthetic === null ? [] : [language === 'es' ? 'sintetico' : 'synthetic'];
  const parts = [words.restricted, ...made, municipalityId, words[content], madeAt.slice(0, 10)];
  return `${parts.join('-')}.${extension}`;
}
