/** A source of pseudo-random numbers that a seed determines wholly. */
export type Generator32 = {
  /** The next 32 random bits, as an integer from 0 to 2^32 - 1. */
  bits: () => number;
  /** A number from 0 to under 1, of 32 random bits. */
  unit: () => number;
  /** An integer from 0 to under `bound`, every one equally likely; `bound` from 1 to 2^32. */
  below: (bound: number) => number;
};

/**
 * xoshiro128** 1.1 by D. Blackman and S. Vigna (public domain, https://prng.di.unimi.it), its 128
 * bits of state filled from the seed by SplitMix32. Period 2^128 - 1; not for secrets.
 *
 * @param seed an integer; its low 32 bits count
 */
export function seededGenerator(seed: number): Generator32 {
  if (!Number.isInteger(seed)) throw new RangeError(`A seed is an integer, not ${seed}`);
  const fill = splitMix(seed);
  let a = fill();
  let b = fill();
  let c = fill();
  let d = fill();
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const below = (bound: number): number => {
    // Values of an incomplete last round would favour the small results: draw again.
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let drawn = bits();
    while (drawn >= limit) drawn = bits();
    return drawn % bound;
  };
  return { bits, unit: () => bits() / 2 ** 32, below };
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
