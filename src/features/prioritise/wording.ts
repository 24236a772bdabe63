import type { Failure } from '../../domain/failure.ts';
import type { ScenarioStatus } from '../../domain/scenario.ts';
import type { ExclusionReason } from '../../domain/scoring/default-method.ts';
import type { ScoringRefusalReason } from '../../domain/scoring/refusal.ts';
import type { Sector } from '../../domain/territory.ts';
import { m } from '../../messages/generated/messages.js';
import { formatNumber, inLanguage } from '../../state/language.svelte.ts';

/** `1-1, 1-2 y 3`; of many sectors the first and how many more there are. */
export function sectorLabels(sectors: readonly Pick<Sector, 'mapLabel'>[], most = 6): string {
  const labels = sectors.map(({ mapLabel }) => mapLabel);
  const list = new Intl.ListFormat(inLanguage('es', 'en'), { type: 'conjunction' });
  if (labels.length <= most) return list.format(labels);
  return list.format([
    ...labels.slice(0, most - 1),
    m.prioritise_more_sectors({ count: labels.length - most + 1 }),
  ]);
}

export function statusText(status: ScenarioStatus): string {
  switch (status) {
    case 'draft':
      return m.prioritise_status_draft();
    case 'proposed':
      return m.prioritise_status_proposed();
    case 'adopted':
      return m.prioritise_status_adopted();
    case 'superseded':
      return m.prioritise_status_superseded();
  }
}

export function exclusionText(reason: ExclusionReason): string {
  return reason === 'duplicate'
    ? m.prioritise_excluded_duplicate()
    : m.prioritise_excluded_police();
}

/** Why there is no score, and what would make one. */
export function refusalText(reason: ScoringRefusalReason): string {
  switch (reason) {
    case 'no_indicators':
      return m.prioritise_refused_no_indicators();
    case 'unknown_indicator':
      return m.prioritise_refused_unknown_indicator();
    case 'no_weight':
      return m.prioritise_refused_no_weight();
    case 'all_missing':
      return m.prioritise_refused_all_missing();
    case 'too_few_sectors':
      return m.prioritise_refused_too_few();
    case 'all_equal':
      return m.prioritise_refused_all_equal();
  }
}

/** A score with as many decimals as tell sectors apart: 0.4946, or 104.3 on the z scale. */
export function scoreText(score: number): string {
  const digits = score >= 10 ? 1 : 4;
  return formatNumber(score, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A share of 1 in per cent, without decimals; what is not 0 never reads as 0. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.01) return m.prioritise_under_one_percent();
  return formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
}

/** An instant as day and time where the reader is. */
export function momentText(instant: string): string {
  const tag = inLanguage('es-SV', 'en');
  const written = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  return written.format(Date.parse(instant));
}

/** Why an action on a whole scenario did not happen, what was kept and what to do. */
export function actionFailureText(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
    case 'session-expired':
      return m.prioritise_failed_offline();
    case 'forbidden':
    case 'not-found':
      return m.prioritise_failed_forbidden();
    case 'stale':
      return m.prioritise_failed_stale();
    case 'refused':
      return m.prioritise_failed_refused({ reason: failure.message });
    default:
      return m.prioritise_failed_server();
  }
}
