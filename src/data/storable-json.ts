/**
 * JSON that the database takes. It refuses a whole document for a NUL, or for one half of a character
 * such as is left where a text with an emoji is cut; either stands as U+FFFD instead.
 */
export function storableJson(content: unknown): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'string'
      ? value.replaceAll('\0', '\ufffd').replace(/\p{Cs}/gu, '\ufffd')
      : value,
  );
}
