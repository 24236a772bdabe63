import { refuse } from './refusal.ts';

/** The app writes tables by functions, and a few rows by themselves. */
export const mostRows = 1_000;
/**
 * Values of one statement. Beyond 32,767 the embedded engine takes their number for a negative one,
 * and from then on answers every question with nothing.
 */
const mostValues = 30_000;

/**
 * A refusal for more rows than one request may bring to a table. They are looked at before the
 * database finds that their sender may write none of them, and nobody else is answered meanwhile.
 */
export function refuseBulk(url: string, body: string): Response | undefined {
  // An address can be written in many ways: what is not plainly a function counts as a table.
  if (new URL(url).pathname.startsWith('/rest/v1/rpc/')) return undefined;
  return isBulk(body)
    ? refuse(
        413,
        'too_many_rows',
        `More than ${mostRows} rows, or ${mostValues} values, in one request. Send them in smaller parts.`,
      )
    : undefined;
}

function isBulk(body: string): boolean {
  let rows: unknown;
  try {
    rows = JSON.parse(body);
  } catch {
    // A table as CSV; one of many columns has few rows in a body that is taken.
    const lines = body.trimEnd().split('\n', mostRows + 2);
    return (
      lines.length > mostRows + 1 || lines.length * (lines[0] ?? '').split(',').length > mostValues
    );
  }
  if (!Array.isArray(rows)) return false;
  if (rows.length > mostRows) return true;
  const columns = new Set(rows.flatMap((row) => Object.keys((row ?? {}) as object)));
  return rows.length * columns.size > mostValues;
}
