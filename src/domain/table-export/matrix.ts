import type { Indicator } from '../indicator.ts';
import { observationsOf, type ObservationTable } from '../observations.ts';
import { foldName } from '../table-import/fold.ts';
import { candidates, isDescriptiveHeading } from '../table-import/match-columns.ts';
import type { Sector } from '../territory.ts';
import { noteLines, words, type MatrixAbout, type MatrixLanguage } from './matrix-words.ts';

/** null: missing, which is not zero. */
export type MatrixCell = string | number | null;

/** A table to be taken along: what is said about it, its headings, and a row for each sector. */
export type Matrix = {
  language: MatrixLanguage;
  about: [label: string, text: string][];
  headings: string[];
  rows: MatrixCell[][];
};

/** A column beside the indicators: the phase, the score, the rank. Its heading must not be theirs. */
export type MatrixColumn = { heading: string; values: ReadonlyMap<number, MatrixCell> };

export type MatrixInput = {
  language: MatrixLanguage;
  about: MatrixAbout;
  /** In the order in which they are shown. */
  sectors: readonly Pick<Sector, 'id' | 'ppdCode' | 'mapLabel' | 'name'>[];
  /** The indicators that are shown, and all that there are, among which their names must be clear. */
  indicators: readonly Indicator[];
  allIndicators: readonly Indicator[];
  observations: ObservationTable;
  columns?: readonly MatrixColumn[];
};

/** The matrix of sectors and indicators as it is shown, in a form that the import reads back. */
export function makeMatrix(input: MatrixInput): Matrix {
  const { language, sectors, indicators, allIndicators, observations, columns = [] } = input;
  const { code, label, name } = words[language];
  const ofIndicator = indicators.map(({ key }) => observationsOf(observations, key));
  return {
    language,
    about: noteLines(language, input.about),
    headings: [
      ...[code, label, name],
      ...columns.map(({ heading }) => heading),
      ...indicators.map((indicator) => headingOf(indicator, allIndicators, language)),
    ],
    rows: sectors.map((sector) => [
      ...[sector.ppdCode, sector.mapLabel, sector.name],
      ...columns.map(({ values }) => values.get(sector.id) ?? null),
      ...ofIndicator.map((values) => values.get(sector.id)?.value ?? null),
    ]),
  };
}

/** The label of an indicator, or its key where the label would not be read back as this one. */
function headingOf(
  indicator: Indicator,
  all: readonly Indicator[],
  language: MatrixLanguage,
): string {
  const label = language === 'es' ? indicator.labelEs : indicator.labelEn;
  const keys = candidates(label, all);
  const isClear = keys.length === 1 && keys[0] === indicator.key && !isDescriptiveHeading(label);
  return isClear && foldName(label) !== '' ? label : indicator.key;
}
