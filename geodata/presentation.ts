import Papa from 'papaparse';
import * as v from 'valibot';
import { readSource } from './sources.ts';

const count = v.pipe(v.string(), v.regex(/^\d+$/, 'is not a whole number'), v.transform(Number));
const listedPhase = v.object({
  phase: v.pipe(count, v.minValue(1)),
  slide_code: v.pipe(v.string(), v.minLength(1)),
  ppd_code_inferred: v.pipe(v.string(), v.minLength(1)),
});

/** One row of the slides' table: a sector's counts by indicator key. */
export type TableRow = { ppdCode: string; counts: Map<string, number> };

/** The slides' table of indicators, in its own order of rows and columns. */
export function readIndicatorTable(): { keys: string[]; rows: TableRow[] } {
  const name = 'indicators.csv';
  const { fields, rows } = readCsv(name);
  const [codeField, ...keys] = fields;
  if (codeField !== 'sector_ppd') throw new Error(`geodata/sources/${name} lacks its heading.`);
  return {
    keys,
    rows: rows.map((row) => ({
      ppdCode: row[codeField] ?? '',
      counts: new Map(keys.map((key) => [key, parseCell(name, count, row[key])])),
    })),
  };
}

/** The slides' list of phases: the label on the slide, the code read from it, the phase. */
export function readPhaseList(): { mapLabel: string; ppdCode: string; phase: number }[] {
  const name = 'phases.csv';
  return readCsv(name).rows.map((row) => {
    const cells = parseCell(name, listedPhase, row);
    return { mapLabel: cells.slide_code, ppdCode: cells.ppd_code_inferred, phase: cells.phase };
  });
}

function readCsv(name: string) {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(readSource(name), {
    header: true,
    skipEmptyLines: true,
  });
  const [error] = errors;
  if (error) throw new Error(`geodata/sources/${name}, row ${error.row ?? '?'}: ${error.message}`);
  return { fields: meta.fields ?? [], rows: data };
}

function parseCell<const Schema extends v.GenericSchema>(
  name: string,
  schema: Schema,
  cell: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, cell);
  if (!result.success) {
    throw new Error(`geodata/sources/${name}: ${JSON.stringify(cell)} ${result.issues[0].message}`);
  }
  return result.output;
}
