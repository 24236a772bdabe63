/** Of a standard normal variable 95 % lie within so many deviations. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a proportion that was seen in `trials` independent trials.
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22, 1927.
 */
export function wilsonInterval(proportion: number, trials: number): [low: number, high: number] {
  const spread = Z ** 2 / trials;
  const centre = (proportion + spread / 2) / (1 + spread);
  const reach =
    (Z / (1 + spread)) *
    Math.sqrt((proportion * (1 - proportion)) / trials + spread / (4 * trials));
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}
