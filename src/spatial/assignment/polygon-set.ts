/** A set of polygons that seldom has more than one member. */
export class PolygonSet {
  /** The one member; -1 when there is none. */
  first = -1;
  private count = 0;
  private polygons = new Int32Array(16);

  get size(): number {
    return this.count;
  }

  clear(): void {
    this.count = 0;
    this.first = -1;
  }

  /** Adds the polygon, or takes it out if it is there. */
  toggle(polygon: number): void {
    const { polygons } = this;
    let at = 0;
    while (at < this.count && polygons[at] !== polygon) at++;
    if (at < this.count) {
      polygons[at] = polygons[--this.count] as number;
    } else {
      if (this.count === polygons.length) {
        this.polygons = new Int32Array(this.count * 2);
        this.polygons.set(polygons);
      }
      this.polygons[this.count++] = polygon;
    }
    this.first = this.count === 0 ? -1 : (this.polygons[0] as number);
  }

  members(): number[] {
    return Array.from(this.polygons.subarray(0, this.count));
  }
}
