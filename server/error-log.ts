import { reason } from './start-error.ts';

const longest = 300;

/**
 * One line for what the API library prints. By itself it prints a refused statement whole, with the
 * parameters: a table of incidents, say, which nobody but the police may read, and no log may keep.
 * null: a refusal that the database raised for the client, who is told it anyway.
 */
export function errorLine(values: readonly unknown[]): string | null {
  if (values.some((value) => /^PT4\d\d$/.test(codeOf(value) ?? ''))) return null;
  const texts = values.map((value) => {
    const code = codeOf(value);
    // What the database cannot read it quotes ("invalid input syntax for type integer: …").
    const reason = code?.startsWith('22') ? reasonOf(value).replace(/".*/, '…') : reasonOf(value);
    return [code, reason].filter(Boolean).join(' ');
  });
  const line = texts.join(' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function codeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('code' in value)) return undefined;
  return typeof value.code === 'string' ? value.code : undefined;
}

function reasonOf(value: unknown): string {
  if (value instanceof Error || typeof value === 'string') return reason(value);
  return typeof value === 'object' && value !== null && 'message' in value
    ? reason(value.message)
    : typeof value;
}

/** Nobody but the library prints by `console.error` here. */
export function keepStatementsOutOfTheLog(): void {
  console.error = (...values: unknown[]) => {
    const line = errorLine(values);
    if (line !== null) process.stderr.write(`${line}\n`);
  };
}
