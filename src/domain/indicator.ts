export type IndicatorGroup = { key: string; labelEs: string; labelEn: string };

export type Indicator = {
  key: string;
  labelEs: string;
  labelEn: string;
  /** The label exactly as the source spells it. */
  sourceLabel: string;
  unitEs: string;
  unitEn: string;
  groupKey: string;
  direction: 'more_is_worse' | 'more_is_better';
  /** Extensive values add up over sectors; intensive ones (rates) do not. */
  aggregation: 'extensive' | 'intensive' | 'unknown';
  /** Measures what the police did, not what people need. */
  policeDiscovered: boolean;
  sensitivity: 'ordinary' | 'sensitive';
  /** Counts from 1 up to, but not including, this are hidden from the public. */
  suppressBelow: number;
  isDuplicateOf: string | null;
  noteEs: string | null;
  noteEn: string | null;
};

/** One observed value; `value` is null where the source has none, which is not zero. */
export type Observation = {
  sectorId: number;
  indicatorKey: string;
  value: number | null;
  /** A PostgreSQL date range, or null where the source states no period. */
  period: string | null;
  source: string;
  /** Of the row in the database; an import names the version that it was compared with. */
  version: number;
};
