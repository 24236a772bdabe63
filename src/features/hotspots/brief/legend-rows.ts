import type { CellLook } from '../../../map/overlay/cellLook.ts';
import { m } from '../../../messages/generated/messages.js';
import { wrapText } from './wrap-text.ts';
import type { BriefPicture } from './brief-picture.ts';

/** Where the entries of a legend stand below a map, in pixels from its lower left corner. */
export type LegendLayout = {
  items: { look: CellLook; text: string; x: number; y: number }[];
  notes: { text: string; y: number }[];
};

const columns = 3;
const columnWidth = 240;
const rowHeight = 22;
const top = 32;

/** Entries in three columns, read downward; what has no cell is left out but for the quiet ones. */
export function legendRows({
  rows,
  notes,
  fills,
}: Pick<BriefPicture, 'rows' | 'notes' | 'fills'>): LegendLayout {
  const perColumn = Math.max(1, Math.ceil(rows.length / columns));
  const items = rows.map(({ look, text, count }, at) => ({
    look,
    text:
      count === null
        ? text
        : fills.size > 0
          ? m.brief_legend_sectors({ text, count })
          : m.brief_legend_count({ text, count }),
    x: Math.floor(at / perColumn) * columnWidth,
    y: top + (at % perColumn) * rowHeight,
  }));
  const end = top + (rows.length > 0 ? perColumn * rowHeight : 0) + 12;
  const lines = notes.flatMap((note) => wrapText(note, 118));
  return { items, notes: lines.map((text, at) => ({ text, y: end + at * 15 })) };
}

export function legendHeight({ items, notes }: LegendLayout): number {
  const last = Math.max(top, ...items.map(({ y }) => y + rowHeight), ...notes.map(({ y }) => y));
  return last + 10;
}
