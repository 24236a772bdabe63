import { refuse } from './refusal.ts';

/** No document of this app is nested half as deep. */
const deepest = 100;
/** Brackets and steps (`->`) in a query: supabase-js writes a few for each condition. */
const mostInQuery = 200;

/**
 * A refusal for what is nested deeper than the embedded engine can follow. A few thousand levels
 * overflow its stack, and after that it answers nobody any more; even a stranger could send them: as
 * JSON in a body, as JSON in a text in a body, or as a condition in the address.
 */
export function refuseNested(url: string, body = ''): Response | undefined {
  const query = [...new URL(url).searchParams].flat().join(' ');
  const inQuery = query.match(/[([{]|->/g)?.length ?? 0;
  if (inQuery <= mostInQuery && !isNestedBody(body)) return undefined;
  return refuse(400, 'nested_too_deep', 'The request is nested too deep for this server.');
}

function isNestedBody(body: string): boolean {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    // Not JSON: a table as CSV, or nothing; its cells may be JSON all the same.
    return (body.match(/[[{]/g)?.length ?? 0) > deepest;
  }
  let level: unknown[] = [parsed];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    if (level.some((value) => typeof value === 'string' && isNestedText(value))) return true;
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

/** Whether a text that begins as JSON does is nested too deep, whether or not it is whole. */
function isNestedText(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  let depth = 0;
  let quoted = false;
  for (let place = 0; place < text.length; place++) {
    const mark = text[place];
    if (mark === '"') quoted = !quoted;
    else if (quoted && mark === '\\') place += 1;
    else if (quoted) continue;
    else if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
