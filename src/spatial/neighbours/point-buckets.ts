/** Points sorted into square cells, to find those near a place; coordinates in metres. */
export class PointBuckets {
  private readonly columns: number;
  private readonly rows: number;
  private readonly west: number;
  private readonly south: number;
  private readonly starts: Int32Array;
  private readonly points: Int32Array;

  /** @throws RangeError for coordinates that are not finite, or columns of unequal length */
  constructor(
    private readonly x: Float64Array,
    private readonly y: Float64Array,
    readonly side: number,
  ) {
    if (x.length !== y.length) throw new RangeError('x and y differ in length');
    if (!(side > 0)) throw new RangeError(`Not a cell size: ${side}`);
    const [west, east] = rangeOf(x);
    const [south, north] = rangeOf(y);
    this.west = west;
    this.south = south;
    // Far-flung points make the cells larger, not the memory.
    const most = Math.max(1024, x.length);
    this.side = Math.max(side, (east - west) / most, (north - south) / most);
    this.columns = Math.floor((east - west) / this.side) + 1;
    this.rows = Math.floor((north - south) / this.side) + 1;
    while (this.columns * this.rows > 4 * most) {
      this.side *= 2;
      this.columns = Math.floor((east - west) / this.side) + 1;
      this.rows = Math.floor((north - south) / this.side) + 1;
    }
    const cells = Int32Array.from(x, (_, i) => this.cellOf(i));
    this.starts = new Int32Array(this.columns * this.rows + 1);
    for (const cell of cells) this.starts[cell + 1] = (this.starts[cell + 1] as number) + 1;
    for (let c = 0; c + 1 < this.starts.length; c++) {
      this.starts[c + 1] = (this.starts[c + 1] as number) + (this.starts[c] as number);
    }
    const next = this.starts.slice();
    this.points = new Int32Array(x.length);
    cells.forEach((cell, i) => {
      const place = next[cell] as number;
      this.points[place] = i;
      next[cell] = place + 1;
    });
  }

  /** Calls back for every other point at most `distance` away. */
  forEachWithin(i: number, distance: number, each: (j: number, squared: number) => void): void {
    const x = this.x[i] as number;
    const y = this.y[i] as number;
    const column = (value: number): number =>
      this.clamp((value - this.west) / this.side, this.columns);
    const row = (value: number): number => this.clamp((value - this.south) / this.side, this.rows);
    const limit = distance * distance;
    for (let r = row(y - distance); r <= row(y + distance); r++) {
      const from = this.starts[r * this.columns + column(x - distance)] as number;
      const to = this.starts[r * this.columns + column(x + distance) + 1] as number;
      for (let at = from; at < to; at++) {
        const j = this.points[at] as number;
        const squared = ((this.x[j] as number) - x) ** 2 + ((this.y[j] as number) - y) ** 2;
        if (squared <= limit && j !== i) each(j, squared);
      }
    }
  }

  private cellOf(i: number): number {
    const column = this.clamp(((this.x[i] as number) - this.west) / this.side, this.columns);
    return (
      this.clamp(((this.y[i] as number) - this.south) / this.side, this.rows) * this.columns +
      column
    );
  }

  private clamp(value: number, count: number): number {
    return Math.max(0, Math.min(count - 1, Math.floor(value)));
  }
}

function rangeOf(column: Float64Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of column) {
    if (!Number.isFinite(value)) throw new RangeError(`Not a coordinate in metres: ${value}`);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 0];
}

/** A cell size at which a cell holds about `points` points, were they spread evenly. */
export function sideFor(x: Float64Array, y: Float64Array, points: number): number {
  const [west, east] = rangeOf(x);
  const [south, north] = rangeOf(y);
  const cells = Math.max(1, x.length / points);
  const side = Math.sqrt(((east - west) * (north - south)) / cells);
  return side > 0 ? side : Math.max(east - west, north - south, 1) / cells;
}
