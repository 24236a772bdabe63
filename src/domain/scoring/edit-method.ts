import type { Indicator } from '../indicator.ts';
import { effectiveWeights } from './effective-weights.ts';
import { isScoringRefusal } from './refusal.ts';
import type { ScoreMethod } from './score-method.ts';

type Grouped = Pick<Indicator, 'key' | 'groupKey'>;

/** Every included indicator counts the same: groups weigh as many as they include. */
export function equaliseIndicators(
  method: ScoreMethod,
  indicators: readonly Grouped[],
): ScoreMethod {
  return equalised(method, indicators, (included) => included);
}

/** Groups that include any indicator count the same, and so do the indicators within each. */
export function equaliseGroups(method: ScoreMethod, indicators: readonly Grouped[]): ScoreMethod {
  return equalised(method, indicators, (included) => Math.min(1, included));
}

/**
 * Includes an indicator, in its place in the order of `indicators` and with its own direction. Where
 * all counted the same, all still do; else it weighs as the average of its group, whose weight
 * stays, or is the average of the other groups if it had none.
 */
export function addIndicator(
  method: ScoreMethod,
  indicator: Pick<Indicator, 'key' | 'groupKey' | 'direction'>,
  indicators: readonly Grouped[],
): ScoreMethod {
  if (method.indicators.some(({ key }) => key === indicator.key)) return method;
  const { key, groupKey, direction } = indicator;
  const groups = groupsByKey(indicators);
  const peers = method.indicators.filter((other) => groups.get(other.key) === groupKey);
  const added = { key, direction, weight: averageOf(peers) };
  const place = new Map(indicators.map((each, at) => [each.key, at]));
  const larger: ScoreMethod = {
    ...method,
    indicators: [...method.indicators, added].sort(
      (a, b) => (place.get(a.key) ?? Infinity) - (place.get(b.key) ?? Infinity),
    ),
  };
  if (allCountTheSame(method, indicators)) return equaliseIndicators(larger, indicators);
  const known = method.groups.find((group) => group.key === groupKey)?.weight ?? 0;
  const weight = known > 0 && peers.length > 0 ? known : averageOf(method.groups);
  return { ...larger, groups: withWeight(method.groups, groupKey, weight) };
}

/** Takes an indicator out; a group that includes none any more weighs 0. */
export function removeIndicator(
  method: ScoreMethod,
  key: string,
  indicators: readonly Grouped[],
): ScoreMethod {
  const smaller = { ...method, indicators: method.indicators.filter((each) => each.key !== key) };
  if (allCountTheSame(method, indicators)) return equaliseIndicators(smaller, indicators);
  const groups = groupsByKey(indicators);
  const used = new Set(smaller.indicators.map((each) => groups.get(each.key)));
  return {
    ...smaller,
    groups: method.groups.map((group) => (used.has(group.key) ? group : { ...group, weight: 0 })),
  };
}

function equalised(
  method: ScoreMethod,
  indicators: readonly Grouped[],
  weightOf: (included: number) => number,
): ScoreMethod {
  const groups = groupsByKey(indicators);
  const included = new Map(method.groups.map(({ key }) => [key, 0]));
  for (const { key } of method.indicators) {
    const group = groups.get(key);
    if (group !== undefined) included.set(group, (included.get(group) ?? 0) + 1);
  }
  return {
    ...method,
    indicators: method.indicators.map((each) => ({ ...each, weight: 1 })),
    groups: [...included].map(([key, count]) => ({ key, weight: weightOf(count) })),
  };
}

function allCountTheSame(method: ScoreMethod, indicators: readonly Grouped[]): boolean {
  const weights = effectiveWeights(method, indicators);
  // A method that includes nothing yet begins as one in which all count the same.
  if (isScoringRefusal(weights)) return weights.refused === 'no_indicators';
  const even = 1 / weights.size;
  return [...weights.values()].every((weight) => Math.abs(weight - even) < 1e-9);
}

function groupsByKey(indicators: readonly Grouped[]): Map<string, string> {
  return new Map(indicators.map(({ key, groupKey }) => [key, groupKey]));
}

/** Of those that weigh anything; 1 where none does. */
function averageOf(weighted: readonly { weight: number }[]): number {
  const weights = weighted.map(({ weight }) => weight).filter((weight) => weight > 0);
  if (weights.length === 0) return 1;
  return weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
}

function withWeight(
  groups: ScoreMethod['groups'],
  key: string,
  weight: number,
): ScoreMethod['groups'] {
  return groups.some((group) => group.key === key)
    ? groups.map((group) => (group.key === key ? { key, weight } : group))
    : [...groups, { key, weight }];
}
