/** How a text is set: sizes in the units of the drawing. */
export type Setting = { fontSize: number; bold?: boolean };

/**
 * About how wide a text is. A drawing has no browser to measure with, so the widths are those of a
 * wide font (DejaVu Sans): in any other the text is shorter and still fits.
 */
export function textWidth(text: string, { fontSize, bold = false }: Setting): number {
  let ems = 0;
  for (const character of text) ems += characterWidth(character);
  return ems * fontSize * (bold ? 1.1 : 1);
}

function characterWidth(character: string): number {
  if (/[\p{Mn}\p{Cf}\ufe0f]/u.test(character)) return 0;
  if (character === ' ') return 0.32;
  if (/[fijlrtI.,:;'|!·()[\]-]/.test(character)) return 0.41;
  if (/[mwMW@%—…]/.test(character)) return 1;
  if (/\p{Lu}/u.test(character)) return 0.74;
  if (/\p{Extended_Pictographic}/u.test(character)) return 1.4;
  return (character.codePointAt(0) ?? 0) < 0x2e80 ? 0.64 : 1.05;
}

/**
 * Lines no wider than `width`, broken between words, a word longer than a line within it. What does
 * not go into `most` lines is left out, which an ellipsis tells.
 */
export function textLines(
  text: string,
  { width, most, ...setting }: Setting & { width: number; most: number },
): string[] {
  const fits = (line: string) => textWidth(line, setting) <= width;
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...pieces(word, fits));
    if (lines.length > most) break;
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = withEllipsis(kept[most - 1] ?? '', fits);
  return kept;
}

/** The text, or as much of it as fits with an ellipsis after it. */
export function shortened(text: string, characters: number): string {
  const all = graphemes(text);
  return all.length <= characters ? text : `${all.slice(0, characters - 1).join('')}…`;
}

function pieces(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word];
  const lines: string[] = [''];
  for (const grapheme of graphemes(word)) {
    const last = lines.at(-1) ?? '';
    if (last === '' || fits(last + grapheme)) lines[lines.length - 1] = last + grapheme;
    else lines.push(grapheme);
  }
  return lines;
}

function withEllipsis(line: string, fits: (line: string) => boolean): string {
  const all = graphemes(line);
  while (all.length > 0 && !fits(`${all.join('')}…`)) all.pop();
  return `${all.join('').trimEnd()}…`;
}

/** What a reader takes for one character: an emoji of several parts is never cut in two. */
function graphemes(text: string): string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}
