/** A copy at least twice as long, with room for `least` more and some. */
export function grown(column: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2 + least + 1024);
  larger.set(column);
  return larger;
}
