import type { CellLook, CellPaint } from '../../../map/overlay/cellLook.ts';
import {
  allLevels,
  confidenceLook,
  countLooks,
  emergingLook,
  moranLook,
  patterns,
} from '../../../map/overlay/cellPalettes.ts';
import { m } from '../../../messages/generated/messages.js';
import type { CellAnalysis, EmergingHotSpots, LocalMoran } from '../../../spatial/index.ts';
import { amountText, confidenceText, emergingText, moranText } from './class-words.ts';
import { countClass } from './scale.ts';

type Theme = 'light' | 'dark';

export type LegendRow = {
  look: CellLook;
  text: string;
  /** How many cells or sectors look so; null: not to be said. */
  count: number | null;
};

/** How the cells of a layer look, and what that means. */
export type CellPicture = { paint: CellPaint; rows: LegendRow[] };

/** Counts per cell by classes; `limits` as of `countLimits`. */
export function countPicture(
  count: Float64Array,
  limits: readonly number[],
  theme: Theme,
): CellPicture {
  const looks = countLooks(limits.length + 1, theme);
  const of = Uint8Array.from(count, (value) => countClass(limits, value));
  const tally = tallyOf(of, looks.length);
  const rows = looks.map((look, at) => ({
    look,
    text: at === 0 ? m.cells_none() : countRange(limits, at),
    count: tally[at] ?? 0,
  }));
  return { paint: { looks, of }, rows: rows.reverse() };
}

/** `4`, `5 – 8` or `9 and more`: the counts of a class from 1. */
export function countRange(limits: readonly number[], at: number): string {
  const from = (limits[at - 2] ?? 0) + 1;
  const to = limits[at - 1];
  if (to === undefined) return m.cells_over({ from: amountText(from) });
  return from === to
    ? amountText(from)
    : m.cells_range({ from: amountText(from), to: amountText(to) });
}

/** What a layer of classes shows; the counts have a scale, see `countPicture`. */
export function classPicture(
  analysis: Exclude<CellAnalysis, { layer: 'counts' }>,
  theme: Theme,
): CellPicture {
  switch (analysis.layer) {
    case 'significant':
      return picture(
        allLevels.map((level) => [
          level,
          { look: confidenceLook(level, theme), text: confidenceText(level) },
        ]),
        analysis.level,
      );
    case 'clusters':
      return picture(
        moranClasses.map((found) => [
          found,
          { look: moranLook(found, theme), text: moranText(found) },
        ]),
        analysis.moran.class,
        (found) => found !== 'island' || analysis.moran.islands.length > 0,
      );
    case 'emerging': {
      const seen = new Set(analysis.emerging.class);
      return picture(
        emergingClasses.map((found) => [
          found,
          { look: emergingLook(found, theme), text: emergingText(found) },
        ]),
        analysis.emerging.class,
        (found) => found === 'none' || seen.has(found),
      );
    }
  }
}

const moranClasses: LocalMoran['class'] = ['HH', 'HL', 'not_significant', 'LH', 'LL', 'island'];
const emergingClasses: EmergingHotSpots['class'] = [
  ...patterns.map((pattern) => `${pattern}_hot` as const),
  'none',
  ...patterns.map((pattern) => `${pattern}_cold` as const),
];

/** Cells by the position of their class among all; only classes that are `explained` get a row. */
export function picture<Class extends string | number>(
  classes: readonly (readonly [Class, { look: CellLook; text: string }])[],
  found: ArrayLike<number> | readonly Class[],
  explained: (found: Class) => boolean = () => true,
): CellPicture {
  const position = new Map<unknown, number>(classes.map(([each], at) => [each, at]));
  const of = Uint8Array.from({ length: found.length }, (_, cell) => position.get(found[cell]) ?? 0);
  const tally = tallyOf(of, classes.length);
  return {
    paint: { looks: classes.map(([, { look }]) => look), of },
    rows: classes.flatMap(([each, { look, text }], at) =>
      explained(each) ? [{ look, text, count: tally[at] ?? 0 }] : [],
    ),
  };
}

function tallyOf(of: Uint8Array, classes: number): number[] {
  const tally = new Array<number>(classes).fill(0);
  for (const at of of) tally[at] = (tally[at] ?? 0) + 1;
  return tally;
}
