import type { Certificate } from './certificate.ts';
import { nameAt, readEdition, statementsOf, told } from './certified-reading.ts';
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
  | { kind: 'narrow'; unknown: number }
  /** Whoever takes the hidden parts of this sum for small counts is left with few, or with one each. */
  | { kind: 'supposed'; edition: number; with: 'total' | 'sum' };

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
  const statements = published.flatMap((edition) => statementsOf(edition, shown));
  worlds.forEach((values, world) => {
    for (const { edition, with: kind, isExact, known, hidden } of statements) {
      let rest = known;
      for (const [name, times] of hidden) rest += times * (values[column.get(name) ?? NaN] ?? NaN);
      const agrees = isExact ? rest === 0 : rest >= 0;
      if (!agrees) faults.push({ kind: 'disagrees', world, edition, with: kind });
    }
  });
  for (const { edition, with: kind, isExact, known, hidden } of statements) {
    if (isExact && isSupposed([...hidden], known, (name) => thresholds.get(name) ?? NaN)) {
      faults.push({ kind: 'supposed', edition, with: kind });
    }
  }
  for (const [name, unknown] of column) {
    const values = worlds.map((world) => world[unknown] ?? NaN);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const threshold = thresholds.get(name) ?? NaN;
    const safe = most - least >= threshold && (least <= 1 || least >= threshold);
    if (!safe) faults.push({ kind: 'narrow', unknown });
  }
  return faults;
}

/** The same as `supposedParts`, of parts that are all added, or all taken away. */
function isSupposed(
  hidden: readonly (readonly [name: string, times: number])[],
  known: number,
  thresholdOf: (name: string) => number,
): boolean {
  const [, times] = hidden[0] ?? ['', NaN];
  if (Math.abs(times) !== 1 || hidden.some(([, other]) => other !== times)) return false;
  const thresholds = hidden.map(([name]) => thresholdOf(name));
  const sum = -times * known;
  const most = thresholds.reduce((all, threshold) => all + threshold - 1, 0);
  return sum < hidden.length - 1 + Math.max(...thresholds) || sum === most;
}
