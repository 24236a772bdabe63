import { solve, type Coefficients, type Constraint } from 'yalps';
import type { LinearOutcome, LinearProgram, Row } from './linear-program.ts';

/**
 * The app's solver: a dense simplex with branch and cut in plain JavaScript, so that it runs in a
 * browser whose content policy forbids WebAssembly. Deterministic: its limits are counts of steps,
 * not seconds. Unknowns are counted from their lower limits, for it knows of none but 0.
 */
export function solveLinearProgram(program: LinearProgram): LinearOutcome {
  const { limits, rows, minimise, whole } = program;
  const from = limits.map(({ atLeast }) => atLeast);
  const constraints: [number, Constraint][] = [];
  const coefficients = limits.map((): [number, number][] => []);
  rows.forEach((row, number) => {
    constraints.push([number, shifted(row, from)]);
    for (const { unknown, coefficient } of row.terms) {
      coefficients[unknown]?.push([number, coefficient]);
    }
  });
  limits.forEach(({ atLeast, atMost }, unknown) => {
    if (atMost === Infinity) return;
    const number = constraints.length;
    constraints.push([number, { max: atMost - atLeast }]);
    coefficients[unknown]?.push([number, 1]);
  });
  for (const { unknown, coefficient } of minimise) coefficients[unknown]?.push([-1, coefficient]);
  const solution = solve<number, number>(
    {
      direction: 'minimize',
      objective: -1,
      constraints,
      variables: coefficients.map((of, unknown): [number, Coefficients<number>] => [unknown, of]),
      integers: whole,
    },
    { includeZeroVariables: true, maxPivots: 50_000, maxIterations: 2_000 },
  );
  if (solution.status === 'infeasible') return { kind: 'infeasible' };
  if (solution.status !== 'optimal') return { kind: 'unsolved' };
  const values = [...from];
  for (const [unknown, value] of solution.variables) values[unknown] = (from[unknown] ?? 0) + value;
  return { kind: 'solved', values };
}

function shifted({ terms, atLeast, atMost }: Row, from: readonly number[]): Constraint {
  const already = terms.reduce(
    (sum, { unknown, coefficient }) => sum + coefficient * (from[unknown] ?? 0),
    0,
  );
  if (atLeast === atMost) return { equal: atLeast - already };
  return {
    ...(atLeast === -Infinity ? {} : { min: atLeast - already }),
    ...(atMost === Infinity ? {} : { max: atMost - already }),
  };
}
