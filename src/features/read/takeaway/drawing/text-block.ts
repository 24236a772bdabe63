import { textLines, type Setting } from './text-lines.ts';
import { element, type Xml } from './xml.ts';

export type TextBlock = { drawing: Xml; height: number };

type Options = Setting & {
  x?: number;
  /** Of the upper edge. */
  y?: number;
  /** Room for a line. */
  width: number;
  /** What does not go into this many lines is left out, with an ellipsis. */
  most: number;
  fill?: string;
  anchor?: 'end';
};

const leading = 1.32;

/** A text in lines, each a text element of its own: nothing in SVG 1.1 breaks lines. */
export function textBlock(
  text: string,
  { x = 0, y = 0, fill = '#22201c', anchor, width, most, ...setting }: Options,
): TextBlock {
  const { fontSize, bold } = setting;
  const lines = textLines(text, { ...setting, width, most });
  return {
    drawing: element(
      'g',
      {
        ...{ 'font-size': fontSize, 'font-weight': bold ? 700 : null, fill },
        'text-anchor': anchor ?? null,
      },
      lines.map((line, at) =>
        element('text', { x, y: y + fontSize * (1.02 + at * leading) }, line),
      ),
    ),
    height: lines.length * fontSize * leading,
  };
}

/** Blocks below each other, for which each one is told where it begins. */
export function stack(y: number, blocks: ((y: number) => TextBlock)[]): TextBlock {
  const drawn: Xml[] = [];
  let end = y;
  for (const block of blocks) {
    const { drawing, height } = block(end);
    drawn.push(drawing);
    end += height;
  }
  return { drawing: element('g', {}, drawn), height: end - y };
}
