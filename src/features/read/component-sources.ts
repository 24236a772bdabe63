/** Where the plan's components come from, each thing said once. */
export type ComponentSources = {
  /** What they all come from; null: nothing that they have in common. */
  shared: string | null;
  /** What stands at each of them, in the same order; null: nothing more than what is shared. */
  own: (string | null)[];
};

/**
 * Sources of one kind are written "work: part", and the work is the same for all of them. So what
 * they have in common up to a colon is said once, and only the rest at each.
 */
export function componentSources(sources: readonly string[]): ComponentSources {
  const [first = ''] = sources;
  if (sources.every((source) => source === first)) {
    return { shared: first === '' ? null : first, own: sources.map(() => null) };
  }
  const colon = ': ';
  const ends = [...first.matchAll(/: /g)].map(({ index }) => index);
  const end = ends.findLast((at) =>
    sources.every(
      (source) =>
        source.startsWith(first.slice(0, at + colon.length)) && source.length > at + colon.length,
    ),
  );
  if (end === undefined) return { shared: null, own: [...sources] };
  return {
    shared: first.slice(0, end),
    own: sources.map((source) => source.slice(end + colon.length)),
  };
}
