import { refusal, type Refusal } from '../refusal.ts';

export type EmpiricalBayes = {
  method: 'empirical_bayes_global';
  /** Per unit: events per head as counted; NaN without population. */
  crude: Float64Array;
  /** Per unit: drawn to the overall rate, the more so the smaller the population. */
  smoothed: Float64Array;
  /** Per unit: how much its own rate counts in `smoothed`, 0 to 1. */
  ownShare: Float64Array;
  /** Events per head of all units together. */
  overall: number;
  /** Variance of the true rates between units, 0 where the crude rates vary no more than chance. */
  between: number;
  parameters: { units: number; withoutPopulation: number };
};

/**
 * Rates smoothed by the global empirical Bayes estimator, so that a small population's chance does
 * not top the list. Units without population have no rate and no part.
 *
 * Refuses missing values, and where no unit has a population.
 *
 * Source: R. J. Marshall, Applied Statistics 40, 1991.
 *
 * @param events counts, 0 or more, one per unit
 * @param population in the same order
 * @throws RangeError for columns of unequal length or negative numbers
 */
export function empiricalBayesRates(
  events: Float64Array,
  population: Float64Array,
): EmpiricalBayes | Refusal {
  if (events.length !== population.length) throw new RangeError('Columns differ in length');
  if ([events, population].some((column) => column.some((v) => v < 0))) {
    throw new RangeError('Events and population are 0 or more');
  }
  if ([events, population].some((column) => column.some((v) => !Number.isFinite(v)))) {
    return refusal('missing_values', 'Events or population missing');
  }
  const units = [...population.keys()].filter((i) => (population[i] as number) > 0);
  if (units.length === 0) return refusal('no_population', 'No unit has a population');
  const total = (column: Float64Array): number =>
    units.reduce((sum, i) => sum + (column[i] as number), 0);
  const people = total(population);
  const overall = total(events) / people;
  const crude = events.map((count, i) => {
    const own = population[i] as number;
    return own > 0 ? count / own : NaN;
  });
  const spread = units.reduce(
    (sum, i) => sum + (population[i] as number) * ((crude[i] as number) - overall) ** 2,
    0,
  );
  const between = Math.max(0, spread / people - overall / (people / units.length));
  const ownShare = population.map((own) => {
    if (own === 0) return NaN;
    return between > 0 ? between / (between + overall / own) : 0;
  });
  const smoothed = ownShare.map((share, i) =>
    Number.isNaN(share) ? NaN : share * (crude[i] as number) + (1 - share) * overall,
  );
  return {
    method: 'empirical_bayes_global',
    crude,
    smoothed,
    ownShare,
    overall,
    between,
    parameters: { units: units.length, withoutPopulation: population.length - units.length },
  };
}
