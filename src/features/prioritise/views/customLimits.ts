import { mostClasses } from '../../../map/valueRamp.ts';

export type LimitsProblem =
  /** Counted from 1, as a reader counts. */
  | { kind: 'not_a_number'; limit: number; text: string }
  | { kind: 'not_ascending'; limit: number }
  | { kind: 'too_many' }
  | { kind: 'none' };

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
