import type { Cell, FigureIndicator, FigurePlace, Figures, Total } from './figures.ts';

export type KeyedCell<Value> = { cell: Cell<Value>; key: string };

export type KeyedTotal<Value> = {
  total: Total<Exclude<Value, null>>;
  key: string;
  /** The cells that it adds up, without those that the source has no value for. */
  parts: KeyedCell<Value>[];
};

/** The figures of an edition with their keys: what is the same number has the same key. */
export type KeyedFigures<Value> = {
  /** By `cellName`. */
  cells: ReadonlyMap<string, KeyedCell<Value>>;
  totals: KeyedTotal<Value>[];
};

/** Figures are never changed, so that their keys need to be made only once. */
const made = new WeakMap<object, unknown>();

/** @throws Error when the figures are not complete, or list something twice. */
export function keyFigures<Value>(figures: Figures<Value>): KeyedFigures<Value> {
  const known = made.get(figures) as KeyedFigures<Value> | undefined;
  if (known) return known;
  const cells = keyCells(figures);
  const totals = figures.totals.map((total): KeyedTotal<Value> => {
    const parts = partsOf(figures.edition, cells, total);
    return { total, key: totalKey(parts), parts };
  });
  const keyed = { cells, totals };
  made.set(figures, keyed);
  return keyed;
}

export function cellName(sector: string, indicator: string): string {
  return JSON.stringify([sector, indicator]);
}

/** Cells are the same number if they are of the same data, also under a repeated indicator. */
function keyCells<Value>({ cells, indicators, edition }: Figures<Value>) {
  const originals = new Map(indicators.map(({ key }) => [key, originalOf(indicators, key)]));
  const keyed = new Map<string, KeyedCell<Value>>();
  for (const cell of cells) {
    const { sector, indicator, period, source } = cell;
    const original = originals.get(indicator);
    if (original === undefined) throw new Error(`Edition ${edition} has no ${indicator}.`);
    const name = cellName(sector, indicator);
    if (keyed.has(name)) throw new Error(`Edition ${edition} has ${name} twice.`);
    keyed.set(name, { cell, key: JSON.stringify([sector, original, period, source]) });
  }
  return keyed;
}

/** The indicator that this one repeats, or itself. */
function originalOf(indicators: readonly FigureIndicator[], key: string): string {
  const seen = new Set<string>();
  let original = key;
  for (;;) {
    if (seen.has(original)) throw new Error(`Indicator ${key} repeats itself.`);
    seen.add(original);
    const next = indicators.find((each) => each.key === original)?.isDuplicateOf ?? null;
    if (next === null) return original;
    original = next;
  }
}

function partsOf<Value>(
  edition: number,
  cells: KeyedFigures<Value>['cells'],
  { sectors, indicators }: Pick<Total<unknown>, 'sectors' | 'indicators'>,
): KeyedCell<Value>[] {
  return sectors
    .flatMap((sector) => indicators.map((indicator) => cellName(sector, indicator)))
    .map((name) => {
      const keyed = cells.get(name);
      if (!keyed) throw new Error(`Edition ${edition} adds up ${name} but does not list it.`);
      return keyed;
    })
    .filter(({ cell }) => cell.value !== null);
}

/** Totals of the same numbers are the same number. */
function totalKey(parts: readonly KeyedCell<unknown>[]): string {
  const keys = parts.map(({ key }) => key).sort();
  return keys.length === 1 && keys[0] !== undefined ? keys[0] : `total ${keys.join(' + ')}`;
}

export function placeOfCell(edition: number, { sector, indicator }: Cell<unknown>): FigurePlace {
  return { kind: 'cell', edition, sector, indicator };
}

export function placeOfTotal(edition: number, total: Total<unknown>): FigurePlace {
  return { kind: 'total', edition, sectors: total.sectors, indicators: total.indicators };
}
