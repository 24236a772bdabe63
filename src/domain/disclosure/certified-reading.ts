import type { CertifiedPlace } from './certificate.ts';
import type { PublishedFigures } from './figures.ts';

/*
 * How `certificateFaults` reads editions: anew, so that no line is shared with what makes certificates.
 */

/** Names of the same number are the same; where editions show it differently, each is right there. */
export type Named = { name: string; value: number | 'hidden' };

export type Published = {
  figures: PublishedFigures;
  thresholds: Map<string, number>;
  /** By sector, then indicator; without those that have no value. */
  cells: Map<string, Map<string, Named>>;
  totals: (Named & { parts: Named[] })[];
};

export function readEdition(figures: PublishedFigures): Published {
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
export function told(published: readonly Published[]) {
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
export function nameAt(published: readonly Published[], place: CertifiedPlace): string | null {
  const edition = published.find(({ figures }) => figures.edition === place.edition);
  const named =
    'total' in place
      ? edition?.totals[place.total]
      : edition?.cells.get(place.sector)?.get(place.indicator);
  return named?.value === 'hidden' ? named.name : null;
}

/** What an edition says of hidden numbers: these, so many times each, and what is known make 0, or more. */
export type Statement = {
  edition: number;
  with: 'total' | 'sum';
  isExact: boolean;
  known: number;
  hidden: Map<string, number>;
};

/** Without those in which nothing is hidden: they say nothing of what is. */
export function statementsOf(
  { figures, cells, totals }: Published,
  shown: ReadonlyMap<string, number>,
): Statement[] {
  const { edition } = figures;
  const say = (kind: Statement['with'], isExact: boolean, whole: Named, parts: Named[]) => {
    let known = 0;
    const hidden = new Map<string, number>();
    const count = ({ name, value }: Named, times: number) => {
      const number = value === 'hidden' ? shown.get(name) : value;
      if (number === undefined) hidden.set(name, (hidden.get(name) ?? 0) + times);
      else known += times * number;
    };
    count(whole, 1);
    for (const part of parts) count(part, -1);
    for (const [name, times] of hidden) if (times === 0) hidden.delete(name);
    return hidden.size > 0 ? [{ edition, with: kind, isExact, known, hidden }] : [];
  };
  return [
    ...totals.flatMap((total) => say('total', true, total, total.parts)),
    ...figures.sums.flatMap(({ total, parts, covers }) =>
      [...cells.values()].flatMap((ofSector) => {
        const whole = ofSector.get(total);
        if (!whole) return [];
        const listed = partsIn(ofSector, parts);
        return say('sum', covers === 'all' && listed.length === parts.length, whole, listed);
      }),
    ),
  ];
}
