import type { Cell, DraftFigures, PublishedFigures, Sum } from '../disclosure/figures.ts';
import type { Indicator, IndicatorGroup, Observation } from '../indicator.ts';
import { latestObservations, observationsOf } from '../observations.ts';
import { comparePpdCodes } from '../ppd-code.ts';
import type { Sector } from '../territory.ts';
import { chosenTotals, type TotalsChosen } from './draft-totals.ts';
import type { LeftOut } from './left-out.ts';
import { publishableIndicators, type CellsOf } from './publishable-indicators.ts';
import { knownSums, statedSums } from './stated-sums.ts';
import { unchosenRemainders } from './unchosen-remainders.ts';

export type FigureChoice = {
  edition: number;
  sectors: readonly Pick<Sector, 'id' | 'ppdCode'>[];
  /** All that there are, in their order. */
  indicators: readonly Indicator[];
  groups: readonly IndicatorGroup[];
  observations: readonly Observation[];
  /** Keys of indicators. */
  chosen: readonly string[];
  totals: TotalsChosen;
  /** How indicators are known to add up, published or not. */
  sums: readonly Sum[];
  /** Of all earlier editions, withdrawn ones too. */
  earlier: readonly PublishedFigures[];
};

export type ChosenFigures = { figures: DraftFigures; leftOut: LeftOut[] };

/**
 * The numbers that a planner chose, as they stand in the data: of each sector and indicator the
 * observation with the most recent period. Nothing is hidden yet, so this must not go out. What the
 * disclosure checks have no rule for is left out, and why is said.
 *
 * @param othersByName whether data of another source are other data; else they may be the same
 * @throws Error for a chosen indicator that there is not
 */
export function draftFigures(
  choice: FigureChoice,
  { othersByName }: { othersByName: boolean } = { othersByName: false },
): ChosenFigures {
  const { edition, indicators, groups, earlier } = choice;
  const cellsOf = cellsFrom(choice);
  const { kept: countable, leftOut } = publishableIndicators(chosenOf(choice), cellsOf);
  const known = knownSums(choice.sums, indicators);
  const cells = countable.flatMap(cellsOf);
  const telling = unchosenRemainders(
    countable.map(known.originalOf),
    toldBefore(earlier, cells, othersByName).map(known.originalOfKey),
    known.sums,
  );
  const kept = countable.filter(
    (each) => !telling.some(({ indicator }) => indicator === known.originalOf(each)),
  );
  const listed = kept.flatMap(cellsOf);
  const sums = statedSums(known, kept);
  const totals = chosenTotals(listed, kept, groups, sums, choice.totals);
  return {
    figures: {
      edition,
      indicators: kept.map(({ key, suppressBelow, isDuplicateOf }) => ({
        key,
        suppressBelow,
        isDuplicateOf,
      })),
      cells: listed,
      totals: totals.totals,
      sums,
      legends: [],
      scores: null,
      statements: [],
    },
    leftOut: [...leftOut, ...telling, ...totals.leftOut],
  };
}

function chosenOf({ indicators, chosen }: FigureChoice): Indicator[] {
  const missing = chosen.find((key) => !indicators.some((each) => each.key === key));
  if (missing !== undefined) throw new Error(`There is no indicator ${missing}.`);
  return indicators.filter(({ key }) => chosen.includes(key));
}

/** Cells stand by indicator, then by sector in the order of police codes. */
function cellsFrom({ observations, sectors }: FigureChoice): CellsOf {
  const table = latestObservations(observations);
  const inOrder = [...sectors].sort((a, b) => comparePpdCodes(a.ppdCode, b.ppdCode));
  return ({ key }) => {
    const observed = observationsOf(table, key);
    return inOrder.flatMap(({ id, ppdCode }): Cell<number | null>[] => {
      const observation = observed.get(id);
      if (!observation) return [];
      const { period, source, value } = observation;
      return [{ sector: ppdCode, indicator: key, period, source, value }];
    });
  };
}

/** Indicators that earlier editions published of the sectors of these cells, if of the same data. */
function toldBefore(
  earlier: readonly PublishedFigures[],
  cells: readonly Cell<number | null>[],
  othersByName: boolean,
): string[] {
  const dataOf = ({ sector, source }: Cell<unknown>) =>
    JSON.stringify(othersByName ? [sector, source] : [sector]);
  const periods = new Map<string, Set<string | null>>();
  for (const cell of cells) {
    const data = dataOf(cell);
    periods.set(data, (periods.get(data) ?? new Set()).add(cell.period));
  }
  const told = earlier.flatMap((figures) =>
    figures.cells.filter((cell) => {
      const now = periods.get(dataOf(cell));
      return now && (cell.period === null || now.has(null) || now.has(cell.period));
    }),
  );
  return [...new Set(told.map(({ indicator }) => indicator))];
}
