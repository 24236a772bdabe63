import type { Indicator } from './indicator.ts';
import { observationsOf, type ObservationTable } from './observations.ts';
import { phaseExtents, phasesOf, type PhaseExtent, type SectorSize } from './phase-extents.ts';
import type { ScenarioAssignment } from './scenario.ts';
import { summarise } from './summary.ts';

/** What part of an indicator each phase covers. */
export type IndicatorCoverage = {
  key: string;
  /** Sum over the sectors with a value. */
  total: number;
  /** Of that sum, in the order of the extents, the last without a phase; NaN where the sum is 0. */
  shares: number[];
  /** Sectors without a value: what they would add is not known. */
  missing: number;
  /** The values cover different periods, so their sum compares badly. */
  mixedPeriods: boolean;
};

export type ScenarioSummary = {
  extents: PhaseExtent[];
  /** Of the indicators that add up over sectors, each once and none that repeats another. */
  indicators: IndicatorCoverage[];
};

/** What the assignments of a scenario come to, quick enough to run with every change. */
export function scenarioSummary(input: {
  sectors: readonly SectorSize[];
  assignments: readonly Pick<ScenarioAssignment, 'sectorId' | 'phase'>[];
  /** Numbers of the phases, in their order. */
  phases: readonly number[];
  indicators: readonly Pick<Indicator, 'key' | 'aggregation' | 'isDuplicateOf'>[];
  observations: ObservationTable;
}): ScenarioSummary {
  const { sectors, assignments, phases, indicators, observations } = input;
  const phaseOf = phasesOf(assignments);
  const parts = [...phases, null];
  const coverage = indicators
    .filter(
      ({ aggregation, isDuplicateOf }) => aggregation === 'extensive' && isDuplicateOf === null,
    )
    .map(({ key }): IndicatorCoverage => {
      const values = observationsOf(observations, key);
      const { missing, mixedPeriods } = summarise(sectors, values);
      const sums = parts.map(() => 0);
      for (const { id } of sectors) {
        const part = parts.indexOf(phaseOf.get(id) ?? null);
        sums[part] = (sums[part] ?? 0) + (values.get(id)?.value ?? 0);
      }
      const total = sums.reduce((sum, value) => sum + value, 0);
      return { key, total, shares: sums.map((sum) => sum / total), missing, mixedPeriods };
    });
  return { extents: phaseExtents(sectors, phaseOf, phases), indicators: coverage };
}
