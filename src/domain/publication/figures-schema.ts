import * as v from 'valibot';
import { hidden } from '../disclosure/figures.ts';
import type { PublicationFigures } from './document.ts';
import { positive, ppdCode, said, text } from './schema-parts.ts';

const indicatorKey = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]*$/, 'Expected a key of small letters, digits and underscores'),
);
const withheld = said(
  v.literal(hidden),
  'Hidden',
  'Not shown, to protect people: it is small itself, or would tell another that is.',
);
const key = said(indicatorKey, 'Key', 'Names the indicator within this document.');
const labelEs = said(text, 'Spanish label', 'What is counted, in Spanish.');
const labelEn = said(text, 'English label', 'What is counted, in English.');
const sectors = v.pipe(v.array(ppdCode), v.minLength(1));
const indicators = v.pipe(v.array(indicatorKey), v.minLength(1));

const group = v.strictObject({
  key: said(indicatorKey, 'Key', 'Names the group within this document.'),
  labelEs: said(text, 'Spanish label', 'What the group is called in Spanish.'),
  labelEn: said(text, 'English label', 'What the group is called in English.'),
});

const indicator = v.strictObject({
  key,
  labelEs,
  labelEn,
  unitEs: said(text, 'Spanish unit', 'What one of them is, in Spanish.'),
  unitEn: said(text, 'English unit', 'What one of them is, in English.'),
  groupKey: said(indicatorKey, 'Group', 'The key of the group of indicators it is shown in.'),
  suppressBelow: said(
    positive,
    'Threshold',
    'Counts from 1 up to, but not including, this are hidden.',
  ),
  isDuplicateOf: said(
    v.nullable(indicatorKey),
    'Duplicate of',
    'The indicator that has the same values again; null: none.',
  ),
  policeDiscovered: said(
    v.boolean(),
    'Discovered by the police',
    'It grows with the work of the police, and says less of what happened.',
  ),
  noteEs: said(v.nullable(text), 'Spanish note', 'What a reader should know of it; null: nothing.'),
  noteEn: said(v.nullable(text), 'English note', 'The same in English.'),
});

const sum = v.strictObject({
  total: said(indicatorKey, 'Total', 'The indicator that the parts add up to.'),
  parts: said(indicators, 'Parts', 'The indicators that are added.'),
  covers: said(
    v.picklist(['all', 'some']),
    'Covers',
    'all: the parts are the whole of the total; some: there may be more.',
  ),
});

const cell = v.strictObject({
  sector: said(ppdCode, 'Sector', 'Police sector code of a sector of this edition.'),
  indicator: said(indicatorKey, 'Indicator', 'Key of an indicator of this edition.'),
  period: said(v.nullable(text), 'Period', 'When it was observed; null: the source does not say.'),
  source: said(text, 'Source', 'Where the value comes from.'),
  value: said(
    v.union([v.number(), v.null(), withheld]),
    'Value',
    'The value; null: the source has none, which is not zero.',
  ),
});

const total = v.strictObject({
  sectors: said(sectors, 'Sectors', 'Over which sectors it is added.'),
  indicators: said(indicators, 'Indicators', 'Over which indicators it is added.'),
  value: said(v.union([v.number(), withheld]), 'Value', 'The sum of the cells, hidden ones too.'),
});

/** All numbers of an edition; see {@link PublicationFigures}. */
export const figuresSchema = v.strictObject({
  groups: said(v.array(group), 'Groups', 'Groups of indicators, in their order.'),
  indicators: said(v.array(indicator), 'Indicators', 'What is counted, in order.'),
  sums: said(v.array(sum), 'Sums', 'How indicators of this edition add up.'),
  cells: said(v.array(cell), 'Cells', 'One for each sector and indicator that was observed.'),
  totals: said(v.array(total), 'Totals', 'Sums over several cells.'),
}) satisfies v.GenericSchema<unknown, PublicationFigures>;
