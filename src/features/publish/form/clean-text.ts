/**
 * A text as it goes out: without what surrounds it, without control characters, and without halves of
 * characters, which no database and no hash would take. Lines stay lines.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .normalize('NFC')
    .trim();
}
