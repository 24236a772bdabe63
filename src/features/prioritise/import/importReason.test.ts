import { expect, test } from 'vitest';
import { limits } from '../../../domain/table-import/refusal.ts';
import { importReason } from './importReason.ts';
import type { TableImport } from './tableImport.svelte.ts';

const table = (writes: number) =>
  ({
    ...{ given: { kind: 'text', length: 1 }, reading: false, refusal: null, broken: false },
    ...{ period: 'unknown', fault: null, source: 'Tabla' },
    preview: { problemCount: 0, writes, ready: writes <= limits.values },
  }) as unknown as TableImport;

test('a table with more values than one import takes is refused with both numbers', () => {
  expect(importReason(table(limits.values))).toBeNull();
  const reason = importReason(table(limits.values + 1)) ?? '';
  // A thousand is parted by whatever the language does.
  expect(reason).toMatch(/100.?001 /);
  expect(reason).toMatch(/100.?000 /);
});
