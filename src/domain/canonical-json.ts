/**
 * The one text of a JSON value: keys sorted by UTF-16 code units, no spaces, numbers and strings as
 * `JSON.stringify` writes them (RFC 8785). Parsing it and calling `JSON.stringify` gives the same
 * text again, as long as no key looks like a whole number (engines put those first), so such keys
 * are refused. Members that are `undefined` are left out, as JSON has no word for them.
 *
 * @throws TypeError for what JSON cannot say: NaN, infinities, functions, bigints.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}.`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`JSON has no ${typeof value}.`);
}

function canonicalObject(value: object): string {
  return joinMembers(canonicalMembers(value));
}

/** The canonical text of each member of an object, by its key. Throws as `canonicalJson`. */
export function canonicalMembers(value: object): Map<string, string> {
  return new Map(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, canonicalJson(member)]),
  );
}

/** The canonical text of an object with these members, whose texts are canonical themselves. */
export function joinMembers(members: ReadonlyMap<string, string>): string {
  const texts = [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, text]) => {
      if (/^\d+$/.test(key)) throw new TypeError(`The key "${key}" would change places.`);
      return `${JSON.stringify(key)}:${text}`;
    });
  return `{${texts.join(',')}}`;
}

/**
 * Whether two JSON values have the same canonical text, without writing it: what is the same object
 * is not looked into, so that an edit of a large value costs little more than what it changed.
 */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, at) => sameJson(item, b[at]))
    );
  }
  return sameMembers(a as Members, b as Members) && hasMembersOf(a as Members, b as Members);
}

type Members = Record<string, unknown>;

function sameMembers(a: Members, b: Members): boolean {
  for (const key in a) if (!sameJson(a[key], b[key])) return false;
  return true;
}

/** A member that is `undefined` is as good as none. */
function hasMembersOf(a: Members, b: Members): boolean {
  for (const key in b) if (b[key] !== undefined && a[key] === undefined) return false;
  return true;
}
