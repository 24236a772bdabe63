/** In place of a polygon's position: the point is in none. */
export const OUTSIDE = -1;
/** In place of a polygon's position: the point's coordinates mean no place, or not the one meant. */
export const INVALID = -2;

/** Two polygons that both contain `points` points: they overlap there. */
export type Overlap = { first: number; second: number; points: number };

/** Where each point fell, and what was noticed on the way. */
export type Assignment = {
  /** Per point: the position of its polygon, `OUTSIDE` or `INVALID`. */
  polygon: Int32Array;
  assigned: number;
  outside: number;
  invalid: {
    /** NaN or infinite. */
    notFinite: number;
    /** Beyond 180 degrees of longitude or 90 of latitude. */
    outOfRange: number;
    /**
     * Far from the polygons, but among them with longitude and latitude exchanged. Not looked for
     * where the extent meets its own mirror image, as there both readings are possible.
     */
    swapped: number;
  };
  /** Points exactly on the boundary of two or more polygons; each went to one of them. */
  onSharedEdge: number;
  /**
   * Points inside more than one polygon. They went to the one that stands first, and a count that
   * includes them is only as good as that choice.
   */
  overlapping: number;
  /** Every pair of polygons met with a common point, by position. */
  overlaps: Overlap[];
};

export function emptyAssignment(points: number): Assignment {
  return {
    polygon: new Int32Array(points),
    assigned: 0,
    outside: 0,
    invalid: { notFinite: 0, outOfRange: 0, swapped: 0 },
    onSharedEdge: 0,
    overlapping: 0,
    overlaps: [],
  };
}

/** Counts of points that several polygons contain, by pair of polygons. */
export class OverlapCounts {
  private readonly counts = new Map<number, Map<number, number>>();

  /** @param polygons in ascending order */
  add(polygons: readonly number[]): void {
    for (const [i, first] of polygons.entries()) {
      const seconds = this.counts.get(first) ?? new Map<number, number>();
      this.counts.set(first, seconds);
      for (const second of polygons.slice(i + 1)) {
        seconds.set(second, (seconds.get(second) ?? 0) + 1);
      }
    }
  }

  pairs(): Overlap[] {
    return [...this.counts]
      .flatMap(([first, seconds]) =>
        [...seconds].map(([second, points]) => ({ first, second, points })),
      )
      .sort((a, b) => a.first - b.first || a.second - b.second);
  }
}
