const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML, between tags or in a quoted attribute. */
export function text(value: string): string {
  return value.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

/** An element without content. Attributes that are null are left out. */
export function element(name: string, attributes: Record<string, string | null>): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${text(value)}"`],
  );
  return `<${name}${written.join('')}>`;
}
