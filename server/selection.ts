import { refuse } from './refusal.ts';

/** A document is up to 8 MB, and the memory of the server holds all that are asked for at once. */
const mostDocuments = 5;

/** supabase-js names a column once; twice where it renames it, or asks for it within another table. */
const mostOfOneName = 4;

/**
 * A refusal for questions that a stranger can make as costly as they like, and that the app never
 * asks.
 */
export function refuseCostly(url: string): Response | undefined {
  const { searchParams } = new URL(url);
  if (hasPattern(searchParams)) {
    return refuse(
      400,
      'query_not_offered',
      'Regular expressions and searches for words are not offered.',
    );
  }
  return isRepeated(searchParams)
    ? refuse(400, 'query_not_offered', 'Ask for each column once, and for editions by themselves.')
    : undefined;
}

/**
 * The request for no more whole documents than one answer may hold, as `max_rows` bounds what is
 * smaller: its content-range says which they are, and the next ones are asked for by `offset`, or by
 * a range.
 */
export function limitDocuments(request: Request): Request {
  const url = new URL(request.url);
  const isRead = ['GET', 'HEAD'].includes(request.method);
  const selected = url.searchParams.getAll('select').join();
  if (!isRead || decoded(url.pathname) !== '/rest/v1/publications') return request;
  if (!/content|\*|(^|,)\s*(,|$)/.test(selected)) return request;
  const headers = new Headers(request.headers);
  // The API takes a range before a limit.
  const range = /^(\d{1,9})-(\d{0,9})$/.exec(headers.get('range') ?? '');
  headers.delete('range');
  if (range) {
    const from = Number(range[1]);
    const last = from + mostDocuments - 1;
    headers.set('range', `${from}-${Math.min(last, Number(range[2] || last))}`);
  }
  const wanted = url.searchParams.get('limit') ?? '';
  const limit = /^\d+$/.test(wanted) ? Math.min(Number(wanted), mostDocuments) : mostDocuments;
  url.searchParams.set('limit', String(limit));
  return new Request(url, { method: request.method, headers, signal: request.signal });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * A regular expression that refers back to itself takes for ever on a text of some hundred letters.
 * Nothing stops the embedded engine, and no page is answered meanwhile. To search a document of some
 * megabytes for words takes it a second.
 */
function hasPattern(searchParams: URLSearchParams): boolean {
  const operator = /(?:^|[.,(])\s*(?:i?match|(?:pl|ph|w)?fts)\s*[.(]/i;
  return [...searchParams.values()].some((value) => operator.test(value));
}

/**
 * The same column under a hundred names, or a table within a table within the first: a document of an
 * edition is up to 6 MB, so one such question fills the memory of the server, or keeps the engine for
 * minutes. Whole editions are read by themselves, each once.
 */
function isRepeated(searchParams: URLSearchParams): boolean {
  const selected = searchParams.getAll('select').join();
  // What a name can be made of, so that alias, column, cast and member count each for themselves.
  const names = selected.match(/[\p{L}\p{N}_$]+|\*/gu) ?? [];
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const documents =
    [...searchParams]
      .flat()
      .join()
      .match(/content/g) ?? [];
  return (
    [...counts.values()].some((count) => count > mostOfOneName) ||
    documents.length > mostOfOneName ||
    /publications\w{0,60}"?\s{0,9}[!(]/.test(selected)
  );
}
