import type { Indicator } from '../indicator.ts';
import { editDistance, foldName } from './fold.ts';

export type KnownIndicator = Pick<Indicator, 'key' | 'labelEs' | 'labelEn' | 'sourceLabel'>;

/** What a person says a column is: a key of an indicator, the sectors, or nothing to import. */
export type ColumnChoice = { indicator: string } | 'sector' | 'ignore';

export type ColumnTarget =
  | { kind: 'sector' }
  | { kind: 'indicator'; key: string }
  /** Left out: by choice, because it only describes the sector, or because it is blank. */
  | { kind: 'ignored'; why: 'chosen' | 'descriptive' | 'blank' }
  /** `suggestion`: the key of the indicator with the most similar name, if any is. */
  | { kind: 'unknown'; suggestion: string | null };

/** Best first: where several columns could hold the sectors, the first kind does. */
const sectorHeadings = [
  ['sectorppd', 'codigoppd', 'ppdcode', 'ppd', 'codppd', 'sectorcodigoppd'],
  ['codigo', 'code', 'codigodelsector', 'codigodesector', 'codigosector', 'sectorcode'],
  ['policesectorcode', 'codigopolicial', 'sectorpolicial', 'policesector', 'sector', 'sectores'],
  ['etiqueta', 'maplabel', 'label', 'etiquetaenelmapa', 'labelonthemap'],
];

const descriptiveHeadings = new Set(
  ['nombre', 'name', 'nombredelsector', 'sectorname', 'lugar', 'lugares', 'places', 'fase', 'phase']
    .concat(['puntaje', 'score', 'indice', 'puesto', 'rank', 'rango', 'municipio', 'municipality'])
    .concat([
      'superficie',
      'superficiekm2',
      'area',
      'areakm2',
      'departamento',
      'department',
      'no',
      'n',
    ])
    .concat(sectorHeadings.flat()),
);

/** Whether a heading is the code, name, phase or the like of a sector, and no indicator. */
export function isDescriptiveHeading(heading: string): boolean {
  const folded = foldName(heading);
  return descriptiveHeadings.has(folded) || /^(fase|phase|puntaje|score|puesto|rank)/.test(folded);
}

/** Whether the heading is one that the import knows, of an indicator or of anything else. */
export function isKnownHeading(heading: string, indicators: readonly KnownIndicator[]): boolean {
  return isDescriptiveHeading(heading) || candidates(heading, indicators).length > 0;
}

/** The keys of the indicators that go by this name, in their order; an exact key means only its own. */
export function candidates(heading: string, indicators: readonly KnownIndicator[]): string[] {
  const exact = indicators.find(({ key }) => key === heading.trim());
  if (exact) return [exact.key];
  const folded = foldName(heading);
  if (folded === '') return [];
  return indicators
    .filter(({ key, labelEs, labelEn, sourceLabel }) =>
      [key, labelEs, labelEn, sourceLabel].some((name) => foldName(name) === folded),
    )
    .map(({ key }) => key);
}

/**
 * What each column is. Columns with the same heading go to the indicators that share that name, in
 * order; what a person chose comes before anything that is guessed.
 *
 * @param isSectorColumn whether the cells of a column are sectors, for a heading that does not tell
 * @param isBlank whether nothing stands in a column under its heading
 */
export function matchColumns(
  headings: readonly string[],
  indicators: readonly KnownIndicator[],
  overrides: ReadonlyMap<number, ColumnChoice>,
  isSectorColumn: (column: number) => boolean,
  isBlank: (column: number) => boolean,
): ColumnTarget[] {
  const sector = sectorColumn(headings, indicators, overrides, isSectorColumn);
  const used = new Map<string, number>();
  const targets = headings.map((heading, column): ColumnTarget | null => {
    const choice = overrides.get(column);
    if (choice === 'ignore') return { kind: 'ignored', why: 'chosen' };
    if (choice === 'sector' || column === sector) return { kind: 'sector' };
    if (choice) return { kind: 'indicator', key: choice.indicator };
    const keys = candidates(heading, indicators);
    if (keys.length === 0) {
      if (isDescriptiveHeading(heading)) return { kind: 'ignored', why: 'descriptive' };
      return isBlank(column) ? { kind: 'ignored', why: 'blank' } : null;
    }
    const turn = used.get(foldName(heading)) ?? 0;
    used.set(foldName(heading), turn + 1);
    return { kind: 'indicator', key: keys[Math.min(turn, keys.length - 1)] ?? '' };
  });
  const taken = new Set(
    targets.map((target) => (target?.kind === 'indicator' ? target.key : null)),
  );
  const free = indicators.filter(({ key }) => !taken.has(key));
  return targets.map(
    (target, column) =>
      target ?? { kind: 'unknown', suggestion: mostSimilar(headings[column] ?? '', free) },
  );
}

function sectorColumn(
  headings: readonly string[],
  indicators: readonly KnownIndicator[],
  overrides: ReadonlyMap<number, ColumnChoice>,
  isSectorColumn: (column: number) => boolean,
): number {
  if ([...overrides.values()].includes('sector')) return -1;
  const open = headings.map((_, column) => column).filter((column) => !overrides.has(column));
  const named = sectorHeadings.flatMap((names) =>
    open.filter((at) => names.includes(foldName(headings[at] ?? ''))),
  );
  // A heading such as "Sector" may stand over names: the one over codes is meant.
  const byContent = named.find(isSectorColumn) ?? named[0];
  const unnamed = (column: number) => candidates(headings[column] ?? '', indicators).length === 0;
  return byContent ?? open.find((at) => unnamed(at) && isSectorColumn(at)) ?? -1;
}

/** null: no name is nearly the same (more than a third of its letters differ). */
function mostSimilar(heading: string, indicators: readonly KnownIndicator[]): string | null {
  const folded = foldName(heading).slice(0, 80);
  let best: { key: string; distance: number } | null = null;
  for (const { key, labelEs, labelEn, sourceLabel } of indicators) {
    for (const name of [key, labelEs, labelEn, sourceLabel].map(foldName)) {
      const distance = editDistance(folded, name);
      const allowed = Math.max(folded.length, name.length) / 3;
      if (distance <= allowed && distance < (best?.distance ?? Infinity)) best = { key, distance };
    }
  }
  return best?.key ?? null;
}
