type Named = { id: string; name: string };

/** The municipalities whose name somebody may have meant with an address, the likeliest first. */
export function likeAddress<One extends Named>(path: string, municipalities: One[]): One[] {
  const words = path
    .split('/')
    .map(plain)
    .filter((word) => word.length > 2);
  return municipalities
    .map((one) => ({
      one,
      off: Math.min(...words.map((word) => distance(word, plain(one.id)) / plain(one.id).length)),
    }))
    .filter(({ off }) => off <= 0.4)
    .sort((a, b) => a.off - b.off)
    .slice(0, 3)
    .map(({ one }) => one);
}

/** Letters only: without accents, signs and the extension of a file. */
function plain(part: string): string {
  return decoded(part)
    .replace(/\.html?$/i, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** How many letters to add, leave out or change (Levenshtein 1966). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [down, letter] of Array.from(from).entries()) {
    const next = [down + 1];
    for (const [across, other] of Array.from(to).entries()) {
      const changed = (row[across] ?? 0) + Number(letter !== other);
      next.push(Math.min(changed, (row[across + 1] ?? 0) + 1, (next[across] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
