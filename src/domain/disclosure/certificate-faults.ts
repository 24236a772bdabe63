import type { Certificate, CertifiedPlace } from './certificate.ts';
import type { PublishedFigures } from './figures.ts';

export type CertificateFault =
  /** Not a whole number from 0 for each unknown. */
  | { kind: 'world'; world: number }
  /** An edition has no such place, or shows it, or another place stands for the same number. */
  | { kind: 'unknown'; unknown: number }
  /** A hidden number that the certificate says nothing of. */
  | { kind: 'missing'; number: string }
  /** What an edition publishes is not true in this world. */
  | { kind: 'disagrees'; world: number; edition: number; with: 'total' | 'sum' }
  /** Not far enough apart, or never seen to be as small as 1 where it is seen to be small. */
  | { kind: 'narrow'; unknown: number };

/** Names of the same number are the same; where editions show it differently, each is right there. */
type Named = { name: string; value: number | 'hidden' };

type Published = {
  figures: PublishedFigures;
  thresholds: Map<string, number>;
  /** By sector, then indicator; without those that have no value. */
  cells: Map<string, Map<string, Named>>;
  totals: (Named & { parts: Named[] })[];
};

/**
 * What is wrong with a certificate; empty: it proves every hidden figure of these editions safe. It
 * shares no line with what makes certificates and needs no solver: only sums of whole numbers are
 * compared, as the database does. Knows of what documents hold: cells, totals and sums.
 */
export function certificateFaults(
  editions: readonly PublishedFigures[],
  { unknowns, worlds }: Certificate,
): CertificateFault[] {
  const published = editions.map(readEdition);
  const { shown, thresholds } = told(published);
  const column = new Map<string, number>();
  const faults: CertificateFault[] = [];
  unknowns.forEach((place, unknown) => {
    const name = nameAt(published, place);
    if (name === null || shown.has(name) || column.has(name))
      faults.push({ kind: 'unknown', unknown });
    else column.set(name, unknown);
  });
  for (const number of thresholds.keys()) {
    if (!column.has(number) && !shown.has(number)) faults.push({ kind: 'missing', number });
  }
  worlds.forEach((world, number) => {
    const whole = world.every((value) => Number.isSafeInteger(value) && value >= 0);
    if (!whole || world.length !== unknowns.length) faults.push({ kind: 'world', world: number });
  });
  if (faults.length > 0) return faults;
  worlds.forEach((values, world) => {
    const valueOf = ({ name, value }: Named) =>
      value === 'hidden' ? (shown.get(name) ?? values[column.get(name) ?? NaN] ?? NaN) : value;
    for (const edition of published) {
      for (const kind of disagreements(edition, valueOf)) {
        faults.push({ kind: 'disagrees', world, edition: edition.figures.edition, with: kind });
      }
    }
  });
  for (const [name, unknown] of column) {
    const values = worlds.map((world) => world[unknown] ?? NaN);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const threshold = thresholds.get(name) ?? NaN;
    const safe = most - least >= threshold && (least <= 1 || least >= threshold);
    if (!safe) faults.push({ kind: 'narrow', unknown });
  }
  return faults;
}

function readEdition(figures: PublishedFigures): Published {
  const cells: Published['cells'] = new Map();
  const repeated = new Map(figures.indicators.map((each) => [each.key, each.isDuplicateOf]));
  for (const { sector, indicator, period, source, value } of figures.cells) {
    let original = indicator;
    for (let of = repeated.get(original); of; of = repeated.get(original)) original = of;
    const ofSector = cells.get(sector) ?? new Map<string, Named>();
    cells.set(sector, ofSector);
    const name = JSON.stringify({ sector, original, period, source });
    if (value !== null) ofSector.set(indicator, { name, value });
  }
  const totals = figures.totals.map(({ sectors, indicators, value }) => {
    const parts = sectors.flatMap((sector) => partsIn(cells.get(sector), indicators));
    const names = parts.map(({ name }) => name).sort();
    const [only = ''] = names;
    return { name: names.length === 1 ? only : JSON.stringify(names), value, parts };
  });
  const thresholds = new Map(figures.indicators.map((each) => [each.key, each.suppressBelow]));
  return { figures, thresholds, cells, totals };
}

function partsIn(
  ofSector: ReadonlyMap<string, Named> | undefined,
  indicators: readonly string[],
): Named[] {
  return indicators.flatMap((indicator) => ofSector?.get(indicator) ?? []);
}

/** Values that some edition shows, the last one where they differ; and thresholds of what one hides. */
function told(published: readonly Published[]) {
  const shown = new Map<string, number>();
  const thresholds = new Map<string, number>();
  const tell = ({ name, value }: Named, threshold: number): void => {
    if (value !== 'hidden') shown.set(name, value);
    else thresholds.set(name, Math.max(threshold, thresholds.get(name) ?? 0));
  };
  for (const { figures, cells, totals, thresholds: of } of published) {
    for (const ofSector of cells.values()) {
      for (const [indicator, cell] of ofSector) tell(cell, of.get(indicator) ?? NaN);
    }
    totals.forEach((total, at) => {
      const keys = figures.totals[at]?.indicators ?? [];
      tell(total, Math.max(...keys.map((key) => of.get(key) ?? NaN)));
    });
  }
  return { shown, thresholds };
}

/** null: the edition has no such figure, or does not hide it. */
function nameAt(published: readonly Published[], place: CertifiedPlace): string | null {
  const edition = published.find(({ figures }) => figures.edition === place.edition);
  const named =
    'total' in place
      ? edition?.totals[place.total]
      : edition?.cells.get(place.sector)?.get(place.indicator);
  return named?.value === 'hidden' ? named.name : null;
}

function disagreements(
  { figures, cells, totals }: Published,
  valueOf: (named: Named) => number,
): ('total' | 'sum')[] {
  const add = (parts: readonly Named[]) => parts.reduce((sum, part) => sum + valueOf(part), 0);
  const ofTotals = totals.flatMap((total) =>
    add(total.parts) === valueOf(total) ? [] : (['total'] as const),
  );
  const ofSums = figures.sums.flatMap(({ total, parts, covers }) =>
    [...cells.values()].flatMap((ofSector) => {
      const whole = ofSector.get(total);
      if (!whole) return [];
      const known = partsIn(ofSector, parts);
      const exact = covers === 'all' && known.length === parts.length;
      const rest = valueOf(whole) - add(known);
      return (exact ? rest === 0 : rest >= 0) ? [] : (['sum'] as const);
    }),
  );
  return [...ofTotals, ...ofSums];
}
