import { mostClasses } from '../../../map/valueRamp.ts';

export type LimitsProblem =
  /** Counted from 1, as a reader counts. */
  | { kind: 'not_a_number'; limit: number; text: string }
  | { kind: 'not_ascending'; limit: number }
  | { kind: 'too_many' }
  | { kind: 'none' };

/**
 * Limits with as few digits as keep them apart, 4 or more, each rounded up: a limit takes the values
 * up to it, so no value at a limit falls into the class above.
 */
export function shortLimits(limits: readonly number[]): number[] {
  for (let digits = 4; digits < 12; digits++) {
    const short = limits.map((limit) => roundedUp(limit, digits));
    if (short.every((limit, at) => at === 0 || limit > (short[at - 1] ?? limit))) return short;
  }
  return [...limits];
}

function roundedUp(value: number, digits: number): number {
  if (Number.isInteger(value)) return value;
  const near = Number(value.toPrecision(digits));
  if (near >= value) return near;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits);
  return Number((near + step).toPrecision(digits));
}

/** Limits between classes as they are typed, with a comma or a point before decimals. */
export function readLimits(texts: readonly string[]): number[] | LimitsProblem {
  if (texts.length === 0) return { kind: 'none' };
  if (texts.length > mostClasses - 1) return { kind: 'too_many' };
  const limits: number[] = [];
  for (const [index, text] of texts.entries()) {
    const trimmed = text.trim().replace(',', '.').replace('−', '-');
    const value = /^-?\d+(\.\d*)?$/.test(trimmed) ? Number(trimmed) : NaN;
    if (Number.isNaN(value)) return { kind: 'not_a_number', limit: index + 1, text: text.trim() };
    const before = limits.at(-1);
    if (before !== undefined && value <= before) {
      return { kind: 'not_ascending', limit: index + 1 };
    }
    limits.push(value);
  }
  return limits;
}
