import {
  hidden,
  type Cell,
  type DraftFigures,
  type PublishedFigures,
} from '../disclosure/figures.ts';
import { draftNumbers } from '../disclosure/draft-numbers.ts';
import { listFigures } from '../disclosure/listed-figures.ts';

/** Earlier editions as they are read by someone who takes what may be the same data for the same. */
export type SameData = {
  editions: PublishedFigures[];
  /** Whether what is shown tells that some of the data are others. */
  differs: boolean;
};

type PublishedCell = PublishedFigures['cells'][number];

/**
 * A source that is only called otherwise, or a period that is now stated, makes no other numbers of the
 * same data: a reader who finds all that is shown unchanged takes what is hidden for unchanged as well.
 * So earlier cells are said to be of the source and period of this draft's, unless both state a period,
 * and not the same, or the value that was shown is another one than now.
 */
export function asSameData(earlier: readonly PublishedFigures[], draft: DraftFigures): SameData {
  const originals = originalsOf(draft);
  const now = new Map<string, Cell<number | null>>();
  for (const cell of draft.cells) {
    const name = nameOf(cell, originals);
    if (!now.has(name)) now.set(name, cell);
  }
  let differs = false;
  const editions = earlier.map((figures): PublishedFigures => {
    const before = originalsOf(figures);
    const cells = figures.cells.map((cell): PublishedCell => {
      const current = now.get(nameOf(cell, before));
      if (!current || !mayBeSame(cell, current)) return cell;
      const { period, source, value } = current;
      const isSame = cell.value === value || (cell.value === hidden && value !== null);
      if (isSame) return { ...cell, period, source };
      differs = true;
      return cell;
    });
    return { ...figures, cells };
  });
  const numbers = draftNumbers(draft);
  const isOther = ({ key, value }: { key: string; value: number | 'hidden' }) =>
    value !== hidden && numbers.has(key) && numbers.get(key)?.value !== value;
  differs ||= editions.flatMap((figures) => listFigures(figures)).some(isOther);
  return { editions, differs };
}

function mayBeSame(cell: Cell<unknown>, current: Cell<unknown>): boolean {
  return cell.period === current.period || cell.period === null || current.period === null;
}

function originalsOf({ indicators }: Pick<DraftFigures, 'indicators'>): Map<string, string> {
  return new Map(indicators.map(({ key, isDuplicateOf }) => [key, isDuplicateOf ?? key]));
}

function nameOf({ sector, indicator }: Cell<unknown>, originals: ReadonlyMap<string, string>) {
  return JSON.stringify([sector, originals.get(indicator) ?? indicator]);
}
