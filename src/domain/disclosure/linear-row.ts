import type { Row, Term } from './linear-program.ts';

/** A figure as a reader has it: its value, or the number of an unknown. */
export type Figure = { value: number } | { unknown: number };

/** The weighted sum of these figures lies between the limits. */
export type Sayings = {
  parts: { figure: Figure; coefficient: number }[];
  atLeast: number;
  atMost: number;
};

/** Known figures go to the limits, and each unknown stands once, in the order of their numbers. */
export function linearRow({ parts, atLeast, atMost }: Sayings): Row {
  let known = 0;
  const coefficients = new Map<number, number>();
  for (const { figure, coefficient } of parts) {
    if ('value' in figure) known += coefficient * figure.value;
    else coefficients.set(figure.unknown, (coefficients.get(figure.unknown) ?? 0) + coefficient);
  }
  const terms = [...coefficients]
    .filter(([, coefficient]) => coefficient !== 0)
    .sort(([a], [b]) => a - b)
    .map(([unknown, coefficient]): Term => ({ unknown, coefficient }));
  return { terms, atLeast: atLeast - known, atMost: atMost - known };
}
