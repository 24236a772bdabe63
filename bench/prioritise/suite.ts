import { measure } from '../measure.ts';
import type { Report } from '../suites.ts';
import { breaks, drawing, preparing, rescoring } from './contests.ts';
import { randomTable } from './tables.ts';

/** What weighing and ranking asks for: each step at the size of one plan and at the largest. */
export function run(rounds: number): Report {
  const small = randomTable(81, 23);
  const middling = randomTable(1000, 50);
  const large = randomTable(10_000, 50);
  const contests = [
    ...[small, large].map(preparing),
    ...[small, middling, large].map((table) => rescoring(table, 'arithmetic')),
    ...[small, middling, large].map((table) => rescoring(table, 'geometric')),
    ...[small, large].flatMap(breaks),
    drawing(small, 0.1),
    drawing(large, 0.002),
  ];
  return { measurements: contests.map((contest) => measure(contest, rounds)) };
}
