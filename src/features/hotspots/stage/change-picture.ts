import { blankLook, changeLook } from '../../../map/overlay/cellPalettes.ts';
import { m } from '../../../messages/generated/messages.js';
import type { HotspotComparison } from '../../../spatial/index.ts';
import { picture, type CellPicture } from './cell-picture.ts';

type Kind = 'rise_sure' | 'rise' | 'same' | 'none' | 'fall' | 'fall_sure';

/** What became of each cell: which way, and whether by more than chance gives. */
export function changePicture(
  {
    before,
    after,
    difference,
    changed,
  }: Pick<HotspotComparison, 'before' | 'after' | 'difference' | 'changed'>,
  theme: 'light' | 'dark',
): CellPicture {
  const kindOf = (cell: number): Kind => {
    const [way, by] = [changed[cell] ?? 0, difference[cell] ?? 0];
    if (way !== 0) return way > 0 ? 'rise_sure' : 'fall_sure';
    if (by !== 0) return by > 0 ? 'rise' : 'fall';
    return (before[cell] ?? 0) + (after[cell] ?? 0) > 0 ? 'same' : 'none';
  };
  return picture<Kind>(
    [
      ['rise_sure', { look: changeLook(3, theme), text: m.cells_rise_sure() }],
      ['rise', { look: changeLook(1, theme), text: m.cells_rise_unsure() }],
      ['same', { look: changeLook(0, theme), text: m.cells_same() }],
      ['fall', { look: changeLook(-1, theme), text: m.cells_fall_unsure() }],
      ['fall_sure', { look: changeLook(-3, theme), text: m.cells_fall_sure() }],
      ['none', { look: blankLook(theme), text: m.cells_none() }],
    ],
    Array.from(difference, (_, cell) => kindOf(cell)),
  );
}
