/** Strokes over the fill of a cell: rising and falling lines, a lattice of both, or dots. */
export const cellHatches = ['none', 'rising', 'falling', 'lattice', 'dots'] as const;
export type CellHatch = (typeof cellHatches)[number];

/** How a cell looks, on every map and in the legend. Colours are `#rrggbb`. */
export type CellLook = {
  /** null: what lies below shows. */
  fill: string | null;
  hatch: CellHatch;
  /** Of the strokes and dots. */
  mark: string;
  /** A line just inside the outline; null: none. */
  edge: string | null;
  /** Of that line, in CSS pixels. */
  edgeWidth: number;
};

/**
 * The look of every cell, by its position among few looks: another colour for 20,000 cells is one
 * column of bytes.
 */
export type CellPaint = {
  /** At most 64. */
  looks: readonly CellLook[];
  /** Per cell: a position in `looks`. */
  of: Uint8Array;
};

export const mostLooks = 64;

/** CSS pixels from one stroke of a hatch to the next, and how wide it is. */
export const hatchStep = 5;
export const hatchWidth = 1.15;
/** Radius of a dot, in CSS pixels. */
export const hatchDot = 0.95;

export function plainLook(fill: string | null, edge: string | null = null): CellLook {
  return { fill, hatch: 'none', mark: fill ?? '#000000', edge, edgeWidth: edge === null ? 0 : 0.6 };
}
