const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML, between tags or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

/**
 * Text as it stands in XML. Most control characters and halves of surrogate pairs have no place
 * there, not even as references (XML 1.0, 2.2): they are left out.
 */
export function escapeXml(text: string): string {
  return escapeMarkup(text.replace(/(?![\t\n\r])\p{Cc}|[\ud800-\udfff\ufffe\uffff]/gu, ''));
}
