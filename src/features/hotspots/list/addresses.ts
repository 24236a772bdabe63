/** Column and row of an address as it stands in the address of the page: `12:-5`. */
export function columnAndRow(address: string): readonly [column: number, row: number] {
  const [column = NaN, row = NaN] = address.split(':').map(Number);
  return [column, row];
}
