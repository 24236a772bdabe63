import * as v from 'valibot';
import type { Indicator, IndicatorGroup, Observation } from '../domain/indicator.ts';
import { parseAnswer } from './answer.ts';
import { allRows, connectSignedIn } from './client.ts';

const groupRow = v.object({ key: v.string(), label_es: v.string(), label_en: v.string() });

const indicatorRow = v.object({
  key: v.string(),
  label_es: v.string(),
  label_en: v.string(),
  source_label: v.string(),
  unit_es: v.string(),
  unit_en: v.string(),
  group_key: v.string(),
  direction: v.picklist(['more_is_worse', 'more_is_better']),
  aggregation: v.picklist(['extensive', 'intensive', 'unknown']),
  police_discovered: v.boolean(),
  sensitivity: v.picklist(['ordinary', 'sensitive']),
  suppress_below: v.number(),
  is_duplicate_of: v.nullable(v.string()),
  note_es: v.nullable(v.string()),
  note_en: v.nullable(v.string()),
});

const observationRow = v.object({
  sector_id: v.number(),
  indicator_key: v.string(),
  value: v.nullable(v.pipe(v.number(), v.finite())),
  period: v.nullable(v.string()),
  source: v.string(),
  version: v.number(),
});

/** The groups of indicators, in their order. */
export async function readIndicatorGroups(): Promise<IndicatorGroup[]> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) =>
    client
      .from('indicator_groups')
      .select('*', { count: 'exact' })
      .order('sort_order')
      .range(from, to),
  );
  return parseAnswer(v.array(groupRow), rows, 'indicator groups').map((row) => ({
    key: row.key,
    labelEs: row.label_es,
    labelEn: row.label_en,
  }));
}

/** All indicators, in the order of their source. */
export async function readIndicators(): Promise<Indicator[]> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) =>
    client.from('indicators').select('*', { count: 'exact' }).order('sort_order').range(from, to),
  );
  return parseAnswer(v.array(indicatorRow), rows, 'indicators').map((row) => ({
    key: row.key,
    labelEs: row.label_es,
    labelEn: row.label_en,
    sourceLabel: row.source_label,
    unitEs: row.unit_es,
    unitEn: row.unit_en,
    groupKey: row.group_key,
    direction: row.direction,
    aggregation: row.aggregation,
    policeDiscovered: row.police_discovered,
    sensitivity: row.sensitivity,
    suppressBelow: row.suppress_below,
    isDuplicateOf: row.is_duplicate_of,
    noteEs: row.note_es,
    noteEn: row.note_en,
  }));
}

/** What was observed in the sectors of a municipality; `value` null is "missing", not zero. */
export async function readObservations(municipalityId: string): Promise<Observation[]> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) =>
    client
      .from('observations')
      .select('sector_id, indicator_key, value, period, source, version', { count: 'exact' })
      .eq('municipality_id', municipalityId)
      .order('id')
      .range(from, to),
  );
  return parseAnswer(v.array(observationRow), rows, 'observations').map((row) => ({
    sectorId: row.sector_id,
    indicatorKey: row.indicator_key,
    value: row.value,
    period: row.period,
    source: row.source,
    version: row.version,
  }));
}
