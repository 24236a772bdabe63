import { refuse } from './refusal.ts';

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
