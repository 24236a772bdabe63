import * as fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import type { LinearProgram, Row } from './linear-program.ts';
import { solveLinearProgram } from './solve-linear-program.ts';

const highs = await loadHighs();

/** What HiGHS finds of the same program. */
function solvedByHighs({ limits, rows, minimise, whole }: LinearProgram): number | null {
  const text = (terms: Row['terms']) =>
    terms
      .map(({ unknown, coefficient }) => {
        return `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} x${unknown}`;
      })
      .join(' ');
  const bounds = limits.map(({ atLeast, atMost }, at) => ` ${atLeast} <= x${at} <= ${atMost}`);
  const constraints = rows.flatMap(({ terms, atLeast, atMost }, at) => [
    ...(atLeast === -Infinity ? [] : [` l${at}: ${text(terms)} >= ${atLeast}`]),
    ...(atMost === Infinity ? [] : [` u${at}: ${text(terms)} <= ${atMost}`]),
  ]);
  const model = [
    'Minimize',
    ` obj: ${text(minimise)}`,
    'Subject To',
    ...constraints,
    'Bounds',
    ...bounds,
    ...(whole ? ['Generals', ` ${limits.map((_, at) => `x${at}`).join(' ')}`] : []),
    'End\n',
  ].join('\n');
  const solution = highs.solve(model, { output_flag: false });
  if (solution.Status === 'Optimal') return solution.ObjectiveValue;
  expect(solution.Status).toBe('Infeasible');
  return null;
}

const count = 5;
const coefficient = fc.constantFrom(-2, -1, 1, 1, 1, 3);
const terms = fc.uniqueArray(fc.record({ unknown: fc.nat({ max: count - 1 }), coefficient }), {
  minLength: 1,
  maxLength: count,
  selector: ({ unknown }) => unknown,
});
const row: fc.Arbitrary<Row> = fc
  .tuple(terms, fc.integer({ min: -5, max: 30 }), fc.nat({ max: 2 }))
  .map(([of, limit, kind]) => ({
    terms: of,
    atLeast: kind === 0 ? -Infinity : limit,
    atMost: kind === 1 ? Infinity : limit,
  }));

test('agrees with HiGHS on random programs', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.record({
        limits: fc.array(
          fc.record({ atLeast: fc.nat({ max: 3 }), atMost: fc.integer({ min: 3, max: 20 }) }),
          { minLength: count, maxLength: count },
        ),
        rows: fc.array(row, { minLength: 1, maxLength: 5 }),
        minimise: terms,
        whole: fc.boolean(),
      }),
      (program) => {
        const outcome = solveLinearProgram(program);
        const best = solvedByHighs(program);
        if (best === null) {
          expect(outcome).toEqual({ kind: 'infeasible' });
          return;
        }
        if (outcome.kind !== 'solved') throw new Error(`It is ${outcome.kind}, not ${best}.`);
        const found = program.minimise.reduce(
          (sum, each) => sum + each.coefficient * (outcome.values[each.unknown] ?? NaN),
          0,
        );
        expect(found).toBeCloseTo(best, 5);
      },
    ),
    { numRuns: 500, seed: 6 },
  );
});
