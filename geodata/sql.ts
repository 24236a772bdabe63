/** A piece of SQL, so that a plain text cannot pass for one. */
export type Sql = { readonly sql: string };

/** A row by column name. All rows of one statement name the same columns in the same order. */
export type Row = Record<string, Sql>;

export function sql(text: string): Sql {
  return { sql: text };
}

/** A text or null. Escapes hold whatever `standard_conforming_strings` says. */
export function text(value: string | null): Sql {
  if (value === null) return sql('null');
  const quoted = value.replaceAll("'", "''");
  return sql(quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`);
}

export function texts(values: string[]): Sql {
  return sql(`array[${values.map((value) => text(value).sql).join(', ')}]::text[]`);
}

export function number(value: number | null): Sql {
  if (value === null) return sql('null');
  if (!Number.isFinite(value)) throw new TypeError(`SQL has no plain number ${value}.`);
  return sql(String(value));
}

export function boolean(value: boolean): Sql {
  return sql(String(value));
}

export function insert(table: string, rows: Row[]): string {
  const columns = columnsOf(rows).join(', ');
  return `insert into public.${table} (${columns})\nvalues\n${valueList(rows)};\n`;
}

/**
 * Inserts rows that hang on sectors. The database numbers the sectors, so each row names its
 * sector by `ppd_code`; `constants` are the same in every row.
 */
export function insertForSectors(
  table: string,
  municipalityId: string,
  rows: Row[],
  constants: Row,
): string {
  const own = columnsOf(rows).filter((column) => column !== 'ppd_code');
  const shared = Object.entries(constants);
  const columns = ['municipality_id', 'sector_id', ...own, ...shared.map(([column]) => column)];
  const selected = [...own.map((column) => `v.${column}`), ...shared.map(([, { sql }]) => sql)];
  const placed = rows.map((row, at) => ({ place: number(at + 1), ...row }));
  return `insert into public.${table} (${columns.join(', ')})
select s.municipality_id, s.id, ${selected.join(', ')}
from (values
${valueList(placed)}
) as v (${columnsOf(placed).join(', ')})
join public.sectors s on s.municipality_id = ${text(municipalityId).sql} and s.ppd_code = v.ppd_code
order by v.place;
`;
}

function columnsOf([first = {}, ...others]: Row[]): string[] {
  const columns = Object.keys(first);
  if (others.some((row) => Object.keys(row).join() !== columns.join())) {
    throw new Error('The rows of one statement differ in their columns.');
  }
  return columns;
}

function valueList(rows: Row[]): string {
  const cells = (row: Row) => Object.values(row).map((cell) => cell.sql);
  return rows.map((row) => `  (${cells(row).join(', ')})`).join(',\n');
}
