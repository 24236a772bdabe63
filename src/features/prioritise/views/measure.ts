/** What sectors can be coloured, drawn or compared by. */
export type Measure = 'scenario_phase' | 'plan_phase' | 'score' | 'rank' | `indicator:${string}`;

export function indicatorMeasure(key: string): Measure {
  return `indicator:${key}`;
}

/** The key of the indicator; null where it is none. */
export function indicatorOf(measure: Measure): string | null {
  return measure.startsWith('indicator:') ? measure.slice('indicator:'.length) : null;
}

/** Phases have colours of their own; all else is sorted into classes. */
export function isPhase(measure: Measure): boolean {
  return measure === 'scenario_phase' || measure === 'plan_phase';
}
