import { escapeMarkup } from '../../../../domain/escape-markup.ts';

/** A finished piece of XML; a plain string is never taken for one, so that it is always escaped. */
export class Xml {
  constructor(readonly text: string) {}
}

export type Child = Xml | string | number | null | Child[];

/**
 * An element whose attributes and text are escaped, whatever they hold. Attributes that are null are
 * left out. The name comes from the program, never from data.
 */
export function element(
  name: string,
  attributes: Record<string, string | number | null>,
  ...children: Child[]
): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? short(value) : value)}"`)
    .join('');
  const content = children.map(textOf).join('');
  return new Xml(
    content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`,
  );
}

function textOf(child: Child): string {
  if (child instanceof Xml) return child.text;
  if (Array.isArray(child)) return child.map(textOf).join('');
  return child === null ? '' : escaped(String(child));
}

/** Two decimals: a hundredth of a unit is not seen. */
function short(value: number): string {
  return String(Number(value.toFixed(2)));
}

function escaped(value: string | null): string {
  return escapeMarkup(printable(value ?? ''));
}

/**
 * A text without what XML forbids (control characters, halves of surrogate pairs) and without the
 * marks that would turn the direction of the text after it.
 */
export function printable(value: string): string {
  return (
    value
      .replace(/[\t\n\r]+/g, ' ')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
      .replace(/[\u202a-\u202e\u2066\u2067]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  );
}

/** A name of any script within a sentence: its direction does not reach the words around it. */
export function isolated(name: string): string {
  return `\u2068${printable(name).replace(/[\u2068\u2069]/g, '')}\u2069`;
}
