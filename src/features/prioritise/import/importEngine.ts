import type { Grid } from '../../../domain/table-import/grid.ts';
import {
  previewImport,
  valuesToWrite,
  type ImportChoices,
  type ImportContext,
  type ImportPreview,
  type ImportValue,
} from '../../../domain/table-import/preview-import.ts';
import {
  readTable,
  type TableOrigin,
  type TableSource,
} from '../../../domain/table-import/read-table.ts';
import { TableRefusal, type Refusal } from '../../../domain/table-import/refusal.ts';
import { sampleRows, type SampleRow } from './sampleRows.ts';

/** What a screen needs of a preview: all counts, the columns, and some of the rows. */
export type ScreenPreview = Omit<ImportPreview, 'cells' | 'rows'> & {
  sample: SampleRow[];
  rowCount: number;
};

export type Answer<Value> =
  { status: 'done'; value: Value } | { status: 'refused'; refusal: Refusal };

/** What the worker of the import dialog does: it keeps the table, and answers with what is shown. */
export type ImportEngine = {
  read: (source: TableSource, sheet: string | null) => Promise<Answer<TableOrigin>>;
  /** Of the table that was read last. */
  preview: (context: ImportContext, choices: ImportChoices) => Promise<Answer<ScreenPreview>>;
  /** What the last preview would write. */
  values: () => Promise<ImportValue[]>;
};

export function importEngine(): ImportEngine {
  let grid: Grid = [];
  let last: ImportPreview | null = null;
  return {
    read: (source, sheet) =>
      answerOf(async () => {
        const table = await readTable(source, sheet);
        grid = table.grid;
        return table.origin;
      }),
    preview: (context, choices) =>
      answerOf(() => {
        const { cells, rows, ...preview } = previewImport(grid, context, choices);
        last = { ...preview, cells, rows };
        return { ...preview, sample: sampleRows(grid, last), rowCount: rows.length };
      }),
    values: () => Promise.resolve(last ? valuesToWrite(last) : []),
  };
}

/** A refusal is an answer, since an error loses what it carries on the way out of a worker. */
async function answerOf<Value>(make: () => Value | Promise<Value>): Promise<Answer<Value>> {
  try {
    return { status: 'done', value: await make() };
  } catch (error) {
    if (error instanceof TableRefusal) return { status: 'refused', refusal: error.refusal };
    throw error;
  }
}
