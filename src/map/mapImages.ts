import { phasePatterns, type PhasePattern, type PhaseStyle } from './phaseStyle.ts';
import { markGlyphs, markInk, markPaper, markRadius, markStep } from './sectorMarks.ts';
import { noDataPattern } from './valueStyle.ts';

/** Pixels of an image for each pixel on the map: sharp on any screen, and when symbols grow. */
const ratio = 4;

/** Radius of a badge as drawn; on the map it is scaled. */
export const badgeRadius = 10;

export type MapImage = { data: ImageData; pixelRatio: number };

/** Image names say all that is needed to draw them, so another colour is another image. */
export function patternImageName(pattern: PhasePattern, style: PhaseStyle): string {
  return ['plan-pattern', pattern.name, style.mark].join('|');
}

export function badgeImageName(phase: number, style: PhaseStyle): string {
  return ['plan-badge', phase, style.label, style.fill].join('|');
}

/** @param marks names of {@link markGlyphs}, side by side */
export function marksImageName(marks: string[]): string {
  return ['plan-marks', marks.join('+')].join('|');
}

/** Draws an image by its name; null where the name is not one of these. */
export function drawMapImage(name: string, fontFamily: string): MapImage | null {
  const [kind, subject = '', first = '', second = ''] = name.split('|');
  if (kind === 'plan-badge') return drawBadge(subject, first, second, fontFamily);
  if (kind === 'plan-marks') return drawMarks(subject.split('+'));
  const pattern = [...phasePatterns, noDataPattern].find((candidate) => candidate.name === subject);
  return kind === 'plan-pattern' && pattern ? drawPattern(pattern, first) : null;
}

function drawPattern({ size, lines, dots, lineWidth }: PhasePattern, mark: string): MapImage {
  return draw(size, (context) => {
    context.strokeStyle = mark;
    context.fillStyle = mark;
    context.lineWidth = lineWidth;
    for (const { from, to } of lines) {
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...to);
      context.stroke();
    }
    for (const { at, radius } of dots) {
      context.beginPath();
      context.arc(...at, radius, 0, 2 * Math.PI);
      context.fill();
    }
  });
}

/** Squares of one size beside each other, as the fixed map draws them too. */
function drawMarks(names: string[]): MapImage {
  const size = markStep;
  return draw(
    size,
    (context) => {
      for (const [index, name] of names.entries()) {
        context.setTransform(ratio, 0, 0, ratio, (index + 0.5) * size * ratio, (size / 2) * ratio);
        context.beginPath();
        context.arc(0, 0, markRadius, 0, 2 * Math.PI);
        context.fillStyle = markPaper;
        context.fill();
        context.strokeStyle = markInk;
        context.lineWidth = 1;
        context.stroke();
        context.lineWidth = 1.3;
        for (const { name: glyph, path } of markGlyphs) {
          if (glyph === name) context.stroke(new Path2D(path));
        }
      }
    },
    names.length,
  );
}

function drawBadge(number: string, disc: string, text: string, fontFamily: string): MapImage {
  const middle = badgeRadius + 1;
  return draw(2 * middle, (context) => {
    context.beginPath();
    context.arc(middle, middle, badgeRadius, 0, 2 * Math.PI);
    context.fillStyle = disc;
    context.fill();
    context.strokeStyle = text;
    context.stroke();
    context.font = `700 ${badgeRadius * 1.4}px ${fontFamily}`;
    context.textAlign = 'center';
    context.fillStyle = text;
    context.fillText(number, middle, middle + badgeRadius * 0.5);
  });
}

/** @param across how many squares of this size the image is wide */
function draw(
  size: number,
  paint: (context: CanvasRenderingContext2D) => void,
  across = 1,
): MapImage {
  const canvas = document.createElement('canvas');
  canvas.width = size * across * ratio;
  canvas.height = size * ratio;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no 2D canvas.');
  context.scale(ratio, ratio);
  paint(context);
  return { data: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: ratio };
}
