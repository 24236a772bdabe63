import type { CompositeScores } from '../../../../domain/scoring/composite-score.ts';
import type {
  Aggregation,
  MissingRule,
  Normalisation,
} from '../../../../domain/scoring/score-method.ts';
import { m } from '../../../../messages/generated/messages.js';
import { formatNumber } from '../../../../state/language.svelte.ts';
import type { Desk } from '../../desk.svelte.ts';

export type Choice<Key extends string> = { key: Key; name: string; meaning: string };

export function missingChoices(): Choice<MissingRule>[] {
  return [
    {
      key: 'leave_out',
      name: m.score_missing_leave_out(),
      meaning: m.score_missing_leave_out_meaning(),
    },
    {
      key: 'reweight',
      name: m.score_missing_reweight(),
      meaning: m.score_missing_reweight_meaning(),
    },
    { key: 'median', name: m.score_missing_median(), meaning: m.score_missing_median_meaning() },
  ];
}

export function normalisationChoices(): Choice<Normalisation>[] {
  return [
    { key: 'min_max', name: m.score_min_max(), meaning: m.score_min_max_meaning() },
    { key: 'rank', name: m.score_by_rank(), meaning: m.score_by_rank_meaning() },
    { key: 'z_score', name: m.score_z_score(), meaning: m.score_z_score_meaning() },
  ];
}

export function aggregationChoices(): Choice<Aggregation>[] {
  return [
    { key: 'arithmetic', name: m.score_arithmetic(), meaning: m.score_arithmetic_meaning() },
    { key: 'geometric', name: m.score_geometric(), meaning: m.score_geometric_meaning() },
  ];
}

export function nameOf<Key extends string>(choices: readonly Choice<Key>[], key: Key): string {
  return choices.find((choice) => choice.key === key)?.name ?? key;
}

export function unrankedText(reason: NonNullable<CompositeScores['unranked'][number]>): string {
  return reason === 'no_data' ? m.score_unranked_no_data() : m.score_unranked_missing();
}

/** A share of the score, with the decimal that tells 5.3 % from 5 %. */
export function shareText(share: number): string {
  return formatNumber(share, { style: 'percent', maximumFractionDigits: 1 });
}

/** Why nothing can be changed now, and what to do; null: it can. */
export function readOnlyText({ editable, scenario, shelf }: Desk): string | null {
  if (editable) return null;
  if (!shelf.canEdit) return m.score_locked_reading();
  if (shelf.openId === null) return m.score_locked_none();
  if (shelf.elsewhere) return m.score_locked_elsewhere();
  if (scenario?.archived === true) return m.score_locked_archived();
  return scenario?.status === 'proposed' ? m.score_locked_proposed() : m.score_locked_adopted();
}
