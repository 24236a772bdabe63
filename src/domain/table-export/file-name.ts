/** What a download is called: `soyapango-indicadores-2026-03-01.csv`; `date` as `YYYY-MM-DD`. */
export function matrixFileName(
  municipalityId: string,
  date: string,
  language: 'es' | 'en',
  extension: 'csv' | 'xlsx',
): string {
  const word = language === 'es' ? 'indicadores' : 'indicators';
  return `${municipalityId}-${word}-${date}.${extension}`;
}
