import { refuse } from './refusal.ts';

/** supabase-js names a column once; twice where it renames it, or asks for it within another table. */
const mostOfOneName = 4;

/**
 * A refusal for a question that a stranger can make as large as they like: the same column under a
 * hundred names, or a table within a table within the first. A document of an edition is up to 6 MB,
 * so one such question fills the memory of the server, or keeps the engine for minutes. Whole editions
 * are read by themselves, each once.
 */
export function refuseRepeated(url: string): Response | undefined {
  const { searchParams } = new URL(url);
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
  const isTooMuch =
    [...counts.values()].some((count) => count > mostOfOneName) ||
    documents.length > mostOfOneName ||
    /publications\w*"?\s*[!(]/.test(selected);
  return isTooMuch
    ? refuse(400, 'query_not_offered', 'Ask for each column once, and for editions by themselves.')
    : undefined;
}
