import { describe, expect, test } from 'vitest';
import { dirichlet } from './dirichlet.ts';
import { seededGenerator } from './generator.ts';

const draws = 40_000;

describe('Dirichlet draws', () => {
  test.each([
    ['flat', [1, 1, 1, 1]],
    ['around given shares', [0.5, 2, 7.5]],
    ['nearly corners', [0.05, 0.1]],
    ['concentrated', [300, 100]],
  ])('%s: means, variances and covariances are those of theory', (_, parameters) => {
    const draw = dirichlet(seededGenerator(4), parameters);
    const shares = new Float64Array(parameters.length);
    const sums = parameters.map(() => 0);
    const squares = parameters.map(() => 0);
    let products = 0;
    let farthest = 0;
    for (let i = 0; i < draws; i++) {
      draw(shares);
      const sum = shares.reduce((total, share) => total + share, 0);
      farthest = Math.max(farthest, Math.abs(sum - 1));
      shares.forEach((share, k) => {
        sums[k] = (sums[k] ?? 0) + share;
        squares[k] = (squares[k] ?? 0) + share * share;
      });
      products += (shares[0] as number) * (shares[1] as number);
    }
    expect(farthest).toBeLessThan(1e-12);
    const total = parameters.reduce((sum, parameter) => sum + parameter, 0);
    parameters.forEach((parameter, k) => {
      const mean = parameter / total;
      const variance = (mean * (1 - mean)) / (total + 1);
      const seen = (sums[k] ?? NaN) / draws;
      // Five standard errors of a mean.
      expect(Math.abs(seen - mean)).toBeLessThan(5 * Math.sqrt(variance / draws));
      const spread = (squares[k] ?? NaN) / draws - seen * seen;
      expect(Math.abs(spread / variance - 1)).toBeLessThan(0.06);
    });
    const [a = NaN, b = NaN] = parameters;
    const covariance = products / draws - ((sums[0] ?? NaN) / draws) * ((sums[1] ?? NaN) / draws);
    const expected = (-a * b) / (total * total * (total + 1));
    const scale = Math.sqrt(a * (total - a) * b * (total - b)) / (total * total * (total + 1));
    // Five standard errors of a correlation.
    expect(Math.abs(covariance - expected) / scale).toBeLessThan(5 * Math.sqrt(2 / draws));
  });

  test('tiny parameters give neither nothing nor nonsense', () => {
    const draw = dirichlet(seededGenerator(1), [1e-4, 1e-4, 1e-4]);
    const shares = new Float64Array(3);
    for (let i = 0; i < 1000; i++) {
      draw(shares);
      expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
    }
  });
});
