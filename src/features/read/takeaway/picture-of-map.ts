import { pngOfSvg } from '../../../ui/png-of-svg.ts';

/** Widths that are offered, in pixels: for a screen, for a page of a report, for a poster. */
export const pictureWidths = [1200, 2400, 4800] as const;

/**
 * The published drawing as a PNG of this width, made on the reader's device.
 *
 * @throws Error when the drawing cannot be fetched, or where the browser draws no canvas
 */
export async function pictureOfMap(svgAddress: string, width: number): Promise<Blob> {
  const response = await fetch(svgAddress);
  if (!response.ok) throw new Error(`The drawing was not there (${response.status}).`);
  return pngOfSvg(await response.text(), width);
}
