/** A length in pixels as a drawing needs it: its further digits would only make a page longer. */
export function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
