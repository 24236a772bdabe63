import type { RedrawnSector } from '../../../domain/redrawn-sectors.ts';
import { squareMetres } from '../../../spatial/index.ts';

export type OutlineChange = {
  sector: RedrawnSector;
  change: 'added' | 'removed' | 'redrawn';
  /** null: there was, or is, no outline. */
  beforeM2: number | null;
  afterM2: number | null;
  /** Square metres that belong to one of both alone: all of a sector that came or went. */
  differenceM2: number;
};

/**
 * What was drawn, the smallest difference first: by the totals before and after it one could tell
 * what happened in that little piece.
 */
export function outlineChanges(sectors: readonly RedrawnSector[]): OutlineChange[] {
  return sectors
    .map((sector): OutlineChange => {
      const { before, after } = sector;
      const beforeM2 = before && squareMetres(before);
      const afterM2 = after && squareMetres(after);
      return {
        ...{ sector, beforeM2, afterM2 },
        change: before === null ? 'added' : after === null ? 'removed' : 'redrawn',
        differenceM2: sector.differenceM2 ?? afterM2 ?? beforeM2 ?? 0,
      };
    })
    .sort((a, b) => a.differenceM2 - b.differenceM2);
}
