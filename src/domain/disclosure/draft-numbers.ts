import type { DraftFigures, FigurePlace } from './figures.ts';
import { listFigures } from './listed-figures.ts';

/** A number of the draft, wherever it stands; what has the same key is hidden or shown together. */
export type DraftNumber = {
  key: string;
  places: FigurePlace[];
  threshold: number;
  value: number;
  /** What the public loses when it is hidden. */
  cost: number;
};

/** @throws Error when what should be the same number is not, or is no count. */
export function draftNumbers(draft: DraftFigures): Map<string, DraftNumber> {
  const numbers = new Map<string, DraftNumber>();
  for (const { key, place, threshold, value } of listFigures(draft)) {
    if (value < 0) throw new Error(`${key} is ${value}, which is no count.`);
    const cost = costOf(value, place);
    const number = numbers.get(key);
    if (!number) {
      numbers.set(key, { key, places: [place], threshold, value, cost });
      continue;
    }
    if (number.value !== value) throw new Error(`${key} is both ${number.value} and ${value}.`);
    number.places.push(place);
    number.threshold = Math.max(number.threshold, threshold);
    number.cost += cost;
  }
  return numbers;
}

/**
 * Information lost: the logarithm of the count, as is usual (a table with 300 hidden loses more than one
 * with 8 hidden), and more for a zero than for a small remainder, since hiding it makes readers suspect
 * what did not happen. Four times that for a total of all sectors, which most readers use; half for a
 * sum over indicators of one sector, which says less than its parts.
 */
function costOf(value: number, place: FigurePlace): number {
  const cost = value === 0 ? 3 : 1 + Math.log2(1 + value);
  if (place.kind === 'cell') return cost;
  return place.sectors.length > 1 ? 4 * cost : cost / 2;
}
