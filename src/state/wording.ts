import type { Indicator, Observation } from '../domain/indicator.ts';
import { parsePeriod } from '../domain/period.ts';
import type { Phase } from '../domain/phase.ts';
import { m } from '../messages/generated/messages.js';
import { formatDay, formatNumber, inLanguage } from './language.svelte.ts';

export function indicatorLabel({ labelEs, labelEn }: Indicator): string {
  return inLanguage(labelEs, labelEn);
}

/** A value of an indicator, thousands separated, with at most two decimals. */
export function valueText(value: number): string {
  return formatNumber(value, { maximumFractionDigits: 2, useGrouping: 'always' });
}

/** An area without its unit, in square kilometres. */
export function areaText(areaKm2: number): string {
  return formatNumber(areaKm2, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** The name of a phase; null: no phase stated. */
export function phaseName(phase: Phase | null): string {
  return phase ? inLanguage(phase.nameEs, phase.nameEn) : m.plan_phase_not_stated();
}

/** A date range of the database in words. */
export function periodText(range: Observation['period']): string {
  if (range === null) return m.plan_period_not_stated();
  const period = parsePeriod(range);
  if (!period) return range;
  const [from, to] = [period.from && formatDay(period.from), period.to && formatDay(period.to)];
  if (from && to) return m.plan_period_between({ from, to });
  if (from) return m.plan_period_from({ from });
  return to ? m.plan_period_until({ to }) : m.plan_period_not_stated();
}
