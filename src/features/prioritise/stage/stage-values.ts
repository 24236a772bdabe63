import type { Indicator } from '../../../domain/indicator.ts';
import { m } from '../../../messages/generated/messages.js';
import { inLanguage } from '../../../state/language.svelte.ts';
import { indicatorLabel, valueText } from '../../../state/wording.ts';
import type { Desk } from '../desk.svelte.ts';
import type { SectorValues } from '../views/colouring.ts';
import { indicatorMeasure, indicatorOf, type Measure } from '../views/measure.ts';
import { scoreText } from '../wording.ts';

/** What the address says that the map is coloured by, as the views name it. */
export function measureOf(colour: string, indicators: readonly Indicator[]): Measure {
  if (colour === 'plan') return 'plan_phase';
  if (colour === 'score' || colour === 'rank') return colour;
  return indicators.some(({ key }) => key === colour) ? indicatorMeasure(colour) : 'scenario_phase';
}

/** The same as the address has it. */
export function colourOf(measure: Measure): string {
  if (measure === 'scenario_phase') return 'phase';
  if (measure === 'plan_phase') return 'plan';
  return indicatorOf(measure) ?? measure;
}

export type MeasuredValues = {
  name: string;
  /** null: it has none, or it is the name already. */
  unit: string | null;
  /** By police sector code; NaN: no data. */
  values: SectorValues;
  text: (value: number) => string;
};

/** The values of a score, a rank or an indicator; null for phases, which are no values. */
export function measuredValues(desk: Desk, measure: Measure): MeasuredValues | null {
  const { sectors } = desk.data;
  const { board } = desk;
  if (measure === 'score' || measure === 'rank') {
    const { standings } = board;
    return {
      name: measure === 'score' ? m.prioritise_colour_score() : m.prioritise_colour_rank(),
      unit: null,
      values: new Map(
        sectors.map(({ ppdCode, id }) => [ppdCode, standings.get(id)?.[measure] ?? NaN]),
      ),
      text: measure === 'score' ? scoreText : valueText,
    };
  }
  const indicator = board.indicators.find(({ key }) => key === indicatorOf(measure));
  return indicator ? indicatorValues(desk, indicator) : null;
}

export function indicatorValues(desk: Desk, indicator: Indicator): MeasuredValues {
  const { matrix } = desk.board;
  const { values, indicators } = matrix;
  const column = indicators.indexOf(indicator.key);
  return {
    name: indicatorLabel(indicator),
    unit: inLanguage(indicator.unitEs, indicator.unitEn),
    values: new Map(
      desk.data.sectors.map(({ ppdCode }, row) => [
        ppdCode,
        values[row * indicators.length + column] ?? NaN,
      ]),
    ),
    text: valueText,
  };
}
