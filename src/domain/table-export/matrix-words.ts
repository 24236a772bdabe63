export type MatrixLanguage = 'es' | 'en';

export type MatrixAbout = {
  municipality: string;
  /** Sources of the values, in words. */
  source: string;
  /** The day of the download, `YYYY-MM-DD`. */
  date: string;
  /** The period in words; null: not stated. */
  period: string | null;
  /** Whether any boundary is only illustrative. */
  illustrative: boolean;
};

/** These stand in files and are read back from them, so they are not among the screen's messages. */
export const words = {
  es: {
    code: 'Código PPD',
    label: 'Etiqueta',
    name: 'Nombre',
    data: 'Datos',
    about: 'Acerca de',
    municipality: 'Territorio',
    source: 'Fuente',
    date: 'Descargado el',
    period: 'Periodo',
    noPeriod: 'periodo no indicado',
    geometry: 'Límites',
    illustrative: 'ilustrativos, no oficiales',
    reading: 'Lectura',
    missing: 'una celda vacía es «sin dato», que no es cero',
  },
  en: {
    code: 'PPD code',
    label: 'Map label',
    name: 'Name',
    data: 'Data',
    about: 'About',
    municipality: 'Territory',
    source: 'Source',
    date: 'Downloaded on',
    period: 'Period',
    noPeriod: 'period not stated',
    geometry: 'Boundaries',
    illustrative: 'illustrative, not official',
    reading: 'Reading',
    missing: 'an empty cell is “no data”, which is not zero',
  },
} as const;

/** What is said about a table wherever it goes. */
export function noteLines(language: MatrixLanguage, about: MatrixAbout): [string, string][] {
  const word = words[language];
  return [
    [word.municipality, about.municipality],
    [word.source, about.source],
    [word.date, about.date],
    [word.period, about.period ?? word.noPeriod],
    ...(about.illustrative ? [[word.geometry, word.illustrative] as [string, string]] : []),
    [word.reading, word.missing],
  ];
}
