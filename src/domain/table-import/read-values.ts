import { cellAt, type Grid } from './grid.ts';
import type { Layout } from './lay-out.ts';
import { parseNumber, provenSign, type DecimalSign } from './parse-number.ts';
import type { ImportRow } from './read-rows.ts';

/** Which decimal sign the file is read with. */
export type Decimal = {
  /** null: no cell tells and nobody chose; it matters only where `needed`. */
  sign: DecimalSign | null;
  by: 'choice' | 'cells' | null;
  /** Some cell can be read two ways. */
  needed: boolean;
};

export type ReadValue = {
  row: number;
  column: number;
  sectorId: number;
  indicatorKey: string;
  /** null: missing, which is not zero. */
  value: number | null;
};

/**
 * The values of every known sector and indicator. The decimal sign is one for the whole file, that
 * of the cells which leave no doubt; what cannot be read goes to the layout's problems.
 */
export function readValues(
  grid: Grid,
  { columns, problems }: Layout,
  rows: readonly ImportRow[],
  chosen: DecimalSign | null,
): { values: ReadValue[]; decimal: Decimal } {
  const indicatorColumns = columns.flatMap(({ column, target }) =>
    target.kind === 'indicator' ? [{ column, key: target.key }] : [],
  );
  const at = indicatorColumns.map(({ column }) => column);
  const sign = chosen ?? mostProven(grid, rows, at);
  const decimal: Decimal = { sign, by: chosen ? 'choice' : sign && 'cells', needed: false };
  const values: ReadValue[] = [];
  for (const { row, sectorId } of rows) {
    for (const { column, key } of indicatorColumns) {
      const cell = cellAt(grid, row, column);
      const reading = parseNumber(cell, sign);
      if (reading.kind === 'fault') {
        const proven = provenSign(cell);
        const isMixed = reading.fault === 'not-a-number' && proven !== null && proven !== sign;
        problems.add(isMixed ? 'decimal-mixed' : reading.fault, { row, column, text: cell });
        if (reading.fault === 'decimal-needed') decimal.needed = true;
      } else if (sectorId !== null) {
        const value = reading.kind === 'value' ? reading.value : null;
        values.push({ row, column, sectorId, indicatorKey: key, value });
      }
    }
  }
  return { values, decimal };
}

function mostProven(
  grid: Grid,
  rows: readonly ImportRow[],
  columns: readonly number[],
): DecimalSign | null {
  const counts = { point: 0, comma: 0 };
  for (const { row } of rows) {
    for (const column of columns) {
      const sign = provenSign(cellAt(grid, row, column));
      if (sign) counts[sign] += 1;
    }
  }
  if (counts.point === 0 && counts.comma === 0) return null;
  return counts.point >= counts.comma ? 'point' : 'comma';
}
