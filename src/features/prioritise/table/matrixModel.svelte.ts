import {
  columnVisibilityFeature,
  createSortedRowModel,
  createTable,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
} from '@tanstack/svelte-table';
import { cellValue, columnsById, type MatrixColumn } from './matrixColumns.ts';
import type { MatrixRow } from './matrixRows.ts';
import { compareCells, type Sorting } from './sorting.ts';

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

/**
 * The table keeps its options in deep state, which would wrap every row of a plain array, and the
 * array anew at every step of a slider. An array of a class of its own is left as it is.
 */
class PlainRows extends Array<MatrixRow> {}

type MatrixInput = {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly sorting: Sorting | null;
  isShown(column: MatrixColumn): boolean;
};

/**
 * The rows in their order and the columns that are shown. What is missing comes last in either
 * direction, and equals keep the order they came in. For the set-up of a component.
 */
export function createMatrixModel(input: MatrixInput) {
  const byId = $derived(columnsById(input.columns));
  const definitions = $derived(input.columns.map(columnDefinition));
  // A column that is not there, as one of another municipality, sorts nothing.
  const data = $derived(PlainRows.from(input.rows));
  const sorting = $derived(
    input.sorting && byId.has(input.sorting.column)
      ? [{ id: input.sorting.column, desc: input.sorting.descending }]
      : [],
  );
  const columnVisibility = $derived(
    Object.fromEntries(input.columns.map((column) => [column.id, input.isShown(column)])),
  );

  const table = createTable({
    features,
    get columns() {
      return definitions;
    },
    get data() {
      return data;
    },
    getRowId: ({ code }) => code,
    state: {
      get sorting() {
        return sorting;
      },
      get columnVisibility() {
        return columnVisibility;
      },
    },
  });

  return {
    get rows(): MatrixRow[] {
      return table.getRowModel().rows.map(({ original }) => original);
    },
    get columns(): MatrixColumn[] {
      return table.getVisibleLeafColumns().flatMap(({ id }) => byId.get(id) ?? []);
    },
  };
}

function columnDefinition(column: MatrixColumn): ColumnDef<typeof features, MatrixRow> {
  return {
    id: column.id,
    accessorFn: (row) => cellValue(row, column) ?? undefined,
    sortUndefined: 'last',
    sortFn: (one, other, id) =>
      compareCells(one.getValue<string | number>(id), other.getValue<string | number>(id)),
  };
}
