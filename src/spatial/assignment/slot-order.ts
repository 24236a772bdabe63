import type { EdgeCells } from './edge-cells.ts';

/** Entries in the order of their slots; `ends` holds where those of each slot end. */
export type SlotOrder = { entries: Int32Array; ends: Int32Array };

/** Counting sort of the entries by slot; entries of one slot keep their order. */
export function orderBySlot({ slot, entry, count }: EdgeCells, slots: number): SlotOrder {
  const ends = new Int32Array(slots);
  for (let at = 0; at < count; at++) {
    const s = slot[at] as number;
    ends[s] = (ends[s] as number) + 1;
  }
  for (let s = 0, sum = 0; s < slots; s++) {
    const size = ends[s] as number;
    ends[s] = sum;
    sum += size;
  }
  const ordered = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const s = slot[at] as number;
    const place = ends[s] as number;
    ordered[place] = entry[at] as number;
    ends[s] = place + 1;
  }
  return { entries: ordered, ends };
}
