/**
 * Numbers of a free text that could be counts of people or incidents. Disclosure control does not
 * see them, so whoever writes them is asked to look at them once more. Passed over are years and
 * dates, codes of sectors, numbers of phases and editions, and names of places that are known.
 *
 * @param names of sectors and places, such as `22 de Abril` or `Las Margaritas 4`
 */
export function numbersInText(text: string, names: readonly string[]): string[] {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  let rest = text.normalize('NFC');
  for (const name of longestFirst) {
    if (/\d/.test(name)) rest = rest.replaceAll(name.normalize('NFC'), ' ');
  }
  for (const pattern of harmless) rest = rest.replace(pattern, ' ');
  return [...new Set(rest.match(numbers) ?? [])];
}

const months =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|' +
  'january|february|march|april|may|june|july|august|september|october|november|december';

const harmless = [
  // Addresses and what is written together with letters, such as A4.
  /\S+@\S+|https?:\/\/\S+/giu,
  /\d{3}-\d{3}(-\d{1,2})?|(?<!\d)\d{1,2}-\d{1,2}(?!\d)/gu,
  /\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}/gu,
  new RegExp(`\\d{1,2}\\.?º?\\s+(de\\s+)?(${months})|(${months})\\s+\\d{1,2}(st|nd|rd|th)?`, 'giu'),
  /(?<!\d)(19|20)\d\d(?!\d)/gu,
  /(fases?|phases?|etapas?|stages?|edici(ón|ones)|editions?|sector(es)?|sectors|ley|law|art(ículo|icle)|n[.º°]+)\s+\d+((,|\s+(y|and|a|to|o|or))\s*\d+)*/giu,
];

const words = [
  ...['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
];
const numbers = new RegExp(
  `\\d+([.,]\\d+|\\s\\d{3}(?!\\d))*(\\s?%)?|(?<!\\p{L})(${words.join('|')})(?!\\p{L})`,
  'giu',
);
