import { sectorTitle } from '../../domain/names.ts';
import type { EditionPage } from '../../domain/publication/edition-page.ts';
import { m } from '../../messages/generated/messages.js';
import { changedName, changeText } from './words.ts';

/** One sector that is not as it was; `inMap`: whether it is still there to be shown. */
export type ChangeLine = { code: string; name: string; text: string; inMap: boolean };

/** All changes since the edition before, one line for each sector, in words. */
export function changeLines(edition: EditionPage): ChangeLine[] {
  const { changes, sectors } = edition;
  if (!changes) return [];
  const redrawn = new Set(changes.redrawn);
  const lines = changes.sectors.map((change) => {
    const isRedrawn = redrawn.delete(change.ppdCode);
    const text = changeText(edition, change);
    return {
      code: change.ppdCode,
      name: changedName(edition, change),
      text: isRedrawn ? `${text} ${m.read_change_redrawn()}` : text,
      inMap: change.kind !== 'removed',
    };
  });
  const onlyRedrawn = sectors
    .filter(({ ppdCode }) => redrawn.has(ppdCode))
    .map((sector) => ({
      code: sector.ppdCode,
      name: sectorTitle(sector),
      text: m.read_change_redrawn(),
      inMap: true,
    }));
  return [...lines, ...onlyRedrawn];
}
