import { measure } from '../measure.ts';
import type { Report } from '../suites.ts';
import { assignmentContests } from './assignment.ts';
import { hotspotContests } from './hotspots.ts';
import { memoryOfTenMillion } from './memory.ts';
import { statisticsContests } from './statistics.ts';

/** All benchmarks of the spatial engine, in one process. Memory goes first: its peak is what counts. */
export function run(rounds: number): Report {
  const memory = memoryOfTenMillion();
  const contests = [...assignmentContests(), ...statisticsContests(), ...hotspotContests()];
  return { measurements: contests.map((contest) => measure(contest, rounds)), memory };
}
