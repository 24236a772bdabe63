import type { Indicator } from '../indicator.ts';
import { observationsOf, type ObservationTable } from '../observations.ts';
import type { Sector } from '../territory.ts';

/** Sectors x indicators as one plain column of numbers, which can be sent to a worker. */
export type IndicatorMatrix = {
  /** Ids of the sectors, one for each row. */
  sectors: number[];
  /** Keys of the indicators, one for each column. */
  indicators: string[];
  /** Row by row, each in the unit of its indicator; NaN where the source has no value. */
  values: Float64Array;
};

export function indicatorMatrix(
  sectors: readonly Pick<Sector, 'id'>[],
  indicators: readonly Pick<Indicator, 'key'>[],
  observations: ObservationTable,
): IndicatorMatrix {
  const values = new Float64Array(sectors.length * indicators.length).fill(NaN);
  indicators.forEach(({ key }, column) => {
    const ofIndicator = observationsOf(observations, key);
    sectors.forEach(({ id }, row) => {
      values[row * indicators.length + column] = ofIndicator.get(id)?.value ?? NaN;
    });
  });
  return {
    sectors: sectors.map(({ id }) => id),
    indicators: indicators.map(({ key }) => key),
    values,
  };
}

/** The values of one column, in the order of the sectors. */
export function columnOf(matrix: IndicatorMatrix, column: number): Float64Array {
  const width = matrix.indicators.length;
  const values = new Float64Array(matrix.sectors.length);
  for (let row = 0; row < values.length; row++)
    values[row] = matrix.values[row * width + column] as number;
  return values;
}
