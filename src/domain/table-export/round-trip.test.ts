import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../indicator.ts';
import { latestObservations } from '../observations.ts';
import { choices, context, indicators, sectors } from '../table-import/fixtures/soyapango.ts';
import { previewImport, valuesToWrite } from '../table-import/preview-import.ts';
import { readTable } from '../table-import/read-table.ts';
import { clipboardTextOf, csvOf } from './delimited.ts';
import { makeMatrix, type Matrix } from './matrix.ts';
import { workbookOf } from './workbook.ts';

const value = fc.oneof(
  fc.nat(2_000),
  fc.double({ min: 1e-300, max: 1e12, noNaN: true }),
  fc.constant(null),
);

/** At least one value, at most one for a sector and an indicator, in any order. */
const observationsArbitrary: fc.Arbitrary<Observation[]> = fc
  .uniqueArray(
    fc.record({
      sectorId: fc.constantFrom(...sectors.map(({ id }) => id)),
      indicatorKey: fc.constantFrom(...indicators.map(({ key }) => key)),
      value,
      period: fc.constant(null),
      source: fc.constant('source'),
      version: fc.constant(1),
    }),
    { minLength: 1, maxLength: 60, selector: (each) => `${each.sectorId} ${each.indicatorKey}` },
  )
  .filter((observations) => observations.some((each) => each.value !== null));

const matrixArbitrary = fc
  .record({
    observations: observationsArbitrary,
    language: fc.constantFrom('es' as const, 'en' as const),
    sectors: fc.shuffledSubarray(sectors, { minLength: sectors.length }),
    indicators: fc.shuffledSubarray(indicators, { minLength: indicators.length }),
    source: fc.string(),
    phases: fc.array(fc.option(fc.integer({ min: 1, max: 3 })), { minLength: 15, maxLength: 15 }),
  })
  .map(({ observations, phases, source, ...shown }) => ({
    observations,
    matrix: makeMatrix({
      ...shown,
      allIndicators: indicators,
      observations: latestObservations(observations),
      about: { municipality: 'M', source, date: '2026-03-01', period: null, illustrative: true },
      columns: [
        {
          heading: shown.language === 'es' ? 'Fase' : 'Phase',
          values: new Map(sectors.map(({ id }, at) => [id, phases[at] ?? null])),
        },
      ],
    }),
  }));

async function importedFrom(file: string | Uint8Array) {
  const { grid } = await readTable(file);
  const preview = previewImport(grid, context, choices);
  expect(preview.problems).toEqual([]);
  return inOrder(
    valuesToWrite(preview).map(({ sectorId, indicatorKey, value: read }) => [
      sectorId,
      indicatorKey,
      read,
    ]),
  );
}

function observed(observations: readonly Observation[]) {
  return inOrder(
    observations
      .filter((each) => each.value !== null)
      .map(({ sectorId, indicatorKey, value: known }) => [sectorId, indicatorKey, known]),
  );
}

const inOrder = (rows: unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();

const forms: [string, (matrix: Matrix) => string | Uint8Array | Promise<Uint8Array>][] = [
  ['CSV', (matrix) => new TextEncoder().encode(csvOf(matrix))],
  ['text for the clipboard', clipboardTextOf],
  ['XLSX', workbookOf],
];

describe.each(forms)('a matrix as %s', (_, write) => {
  it('is read back as the same observations, whatever the order of rows and columns', async () => {
    await fc.assert(
      fc.asyncProperty(matrixArbitrary, async ({ matrix, observations }) => {
        expect(await importedFrom(await write(matrix))).toEqual(observed(observations));
      }),
      { numRuns: 40 },
    );
  });

  it('changes nothing where it is imported over what it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(matrixArbitrary, async ({ matrix, observations }) => {
        const { grid } = await readTable(await write(matrix));
        const present = observations.map((each) => ({ ...each, version: 1 }));
        const preview = previewImport(grid, { ...context, observations: present }, choices);
        expect(preview.writes).toBe(0);
        expect(preview.ready).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});
