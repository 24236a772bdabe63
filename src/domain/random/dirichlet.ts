import type { Generator32 } from './generator.ts';

/** A share is never quite 0, however small its parameter. */
const LEAST = 1e-300;

/** Fills `shares` with shares of 1, drawn anew with each call. */
export type SharesDrawer = (shares: Float64Array) => void;

/**
 * Draws from a Dirichlet distribution: gamma variates over their sum (Devroye 1986, ch. XI.4). They
 * are kept as logarithms, as those of small parameters would underflow.
 *
 * @param parameters each over 0; one for each share
 */
export function dirichlet(random: Generator32, parameters: readonly number[]): SharesDrawer {
  const flat = parameters.every((parameter) => parameter === 1);
  const normal = normalDrawer(random);
  const logGamma = (parameter: number): number => logOfGamma(random, normal, parameter);
  return (shares) => {
    let most = -Infinity;
    for (let i = 0; i < parameters.length; i++) {
      // Gamma variates of parameter 1 are exponential.
      const log = flat ? Math.log(-Math.log(positive(random))) : logGamma(parameters[i] as number);
      shares[i] = log;
      if (log > most) most = log;
    }
    let sum = 0;
    for (let i = 0; i < parameters.length; i++) {
      const variate = Math.max(LEAST, Math.exp((shares[i] as number) - most));
      shares[i] = variate;
      sum += variate;
    }
    for (let i = 0; i < parameters.length; i++) shares[i] = (shares[i] as number) / sum;
  };
}

/** Between 0 and 1, both left out. */
function positive(random: Generator32): number {
  return (random.bits() + 0.5) / 2 ** 32;
}

/**
 * The natural logarithm of a gamma variate: the squeeze of Marsaglia and Tsang (2000), ACM
 * Transactions on Mathematical Software 26 (3), and for parameters under 1 their boost.
 */
function logOfGamma(random: Generator32, normal: () => number, parameter: number): number {
  if (parameter < 1) {
    return logOfGamma(random, normal, parameter + 1) + Math.log(positive(random)) / parameter;
  }
  const d = parameter - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = positive(random);
    if (u < 1 - 0.0331 * x ** 4 || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
      return Math.log(d) + Math.log(v);
    }
  }
}

/** Standard normal variates by the polar method of Marsaglia and Bray (1964), in pairs. */
function normalDrawer(random: Generator32): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * positive(random) - 1;
      const y = 2 * positive(random) - 1;
      const square = x * x + y * y;
      if (square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
}
