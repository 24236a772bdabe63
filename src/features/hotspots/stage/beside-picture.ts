import { countLooks } from '../../../map/overlay/cellPalettes.ts';
import { m } from '../../../messages/generated/messages.js';
import type { HotspotComparison } from '../../../spatial/index.ts';
import { countPicture, type CellPicture } from './cell-picture.ts';
import { amountText } from './class-words.ts';
import { countLimits, densityLimits } from './scale.ts';

type Compared = Pick<HotspotComparison, 'before' | 'after' | 'unit' | 'parameters'>;
type Theme = 'light' | 'dark';

/**
 * Two periods by one scale: counts where the periods are equally long, else incidents per 30 days.
 */
export function besidePictures(
  { before, after, unit, parameters: { days } }: Compared,
  theme: Theme,
): { before: CellPicture; after: CellPicture } {
  if (unit === 'incidents') {
    const limits = countLimits(meanOf(before, after));
    return {
      before: countPicture(before, limits, theme),
      after: countPicture(after, limits, theme),
    };
  }
  const rates = {
    before: before.map((count) => (count * 30) / days.before),
    after: after.map((count) => (count * 30) / days.after),
  };
  const limits = densityLimits(meanOf(rates.before, rates.after));
  return {
    before: ratePicture(rates.before, limits, theme),
    after: ratePicture(rates.after, limits, theme),
  };
}

function meanOf(one: Float64Array, other: Float64Array): number {
  const sum = (column: Float64Array): number => column.reduce((a, b) => a + b, 0);
  return (sum(one) + sum(other)) / 2 / one.length;
}

function ratePicture(rates: Float64Array, limits: readonly number[], theme: Theme): CellPicture {
  const looks = countLooks(limits.length + 1, theme);
  const of = Uint8Array.from(rates, (rate) =>
    rate > 0 ? 1 + limits.filter((limit) => rate >= limit).length : 0,
  );
  const text = (at: number): string => {
    if (at === 0) return m.cells_none();
    const [from, to] = [limits[at - 2], limits[at - 1]];
    if (to === undefined) return m.cells_over({ from: amountText(from ?? 0) });
    return from === undefined
      ? m.cells_below({ to: amountText(to) })
      : m.cells_range({ from: amountText(from), to: amountText(to) });
  };
  return {
    paint: { looks, of },
    rows: looks.map((look, at) => ({ look, text: text(at), count: null })).reverse(),
  };
}
