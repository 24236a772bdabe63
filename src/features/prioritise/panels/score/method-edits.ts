import type { MethodIndicator, ScoreMethod } from '../../../../domain/scoring/score-method.ts';

/** The method with another direction or weight of an indicator that it includes. */
export function changeIndicator(
  method: ScoreMethod,
  key: string,
  changes: Partial<Pick<MethodIndicator, 'direction' | 'weight'>>,
): ScoreMethod {
  return {
    ...method,
    indicators: method.indicators.map((each) =>
      each.key === key ? { ...each, ...changes } : each,
    ),
  };
}

/** The method with another weight of a group, also of one that it did not list. */
export function weighGroup(method: ScoreMethod, key: string, weight: number): ScoreMethod {
  const listed = method.groups.some((group) => group.key === key);
  return {
    ...method,
    groups: listed
      ? method.groups.map((group) => (group.key === key ? { key, weight } : group))
      : [...method.groups, { key, weight }],
  };
}
