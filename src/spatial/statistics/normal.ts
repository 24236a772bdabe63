/**
 * The chance that a standard normal variable is beyond |z| on either side, good to 14 digits: the
 * series of erf near the middle, the continued fraction of erfc (Lentz) farther out.
 * Source: Abramowitz and Stegun 1964, 7.1.6 and 7.1.14.
 */
export function twoSidedNormalP(z: number): number {
  if (Number.isNaN(z)) return NaN;
  const x = Math.abs(z) / Math.SQRT2;
  const density = (Math.exp(-x * x) * 2) / Math.sqrt(Math.PI);
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let k = 1; Math.abs(term) > 1e-17 * sum; k++) {
      term *= (2 * x * x) / (2 * k + 1);
      sum += term;
    }
    return 1 - density * sum;
  }
  let fraction = x;
  for (let k = 80; k >= 1; k--) fraction = x + k / 2 / fraction;
  return density / 2 / fraction;
}
