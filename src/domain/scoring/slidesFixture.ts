import { readFileSync } from 'node:fs';
import type { Indicator } from '../indicator.ts';
import type { IndicatorMatrix } from './indicator-matrix.ts';

function source(name: string): string {
  return readFileSync(new URL(`../../../geodata/sources/${name}`, import.meta.url), 'utf8');
}

const [header = '', ...lines] = source('indicators.csv').trim().split('\n');

/** The sectors of the slides' table by their codes; their ids in the matrix are 1, 2 and so on. */
export const slidesCodes = lines.map((line) => line.split(',')[0] ?? '');

export const slidesIndicators = JSON.parse(source('indicator-definitions.json')) as Indicator[];

export const slidesGroups = JSON.parse(source('indicator-groups.json')) as { key: string }[];

/** The slides' table, as it stands. */
export const slidesMatrix: IndicatorMatrix = {
  sectors: slidesCodes.map((_, at) => at + 1),
  indicators: header.split(',').slice(1),
  values: Float64Array.from(lines.flatMap((line) => line.split(',').slice(1).map(Number))),
};
