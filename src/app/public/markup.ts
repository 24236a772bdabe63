import { escapeMarkup } from '../../domain/escape-markup.ts';

/** An element without content. Attributes that are null are left out. */
export function element(name: string, attributes: Record<string, string | null>): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escapeMarkup(value)}"`],
  );
  return `<${name}${written.join('')}>`;
}
