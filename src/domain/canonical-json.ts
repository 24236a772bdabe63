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
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => {
      if (/^\d+$/.test(key)) throw new TypeError(`The key "${key}" would change places.`);
      return `${JSON.stringify(key)}:${canonicalJson(member)}`;
    });
  return `{${members.join(',')}}`;
}
