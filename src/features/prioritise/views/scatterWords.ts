import { m } from '../../../messages/generated/messages.js';
import { formatNumber } from '../../../state/language.svelte.ts';
import { rankCorrelation } from './rankCorrelation.ts';

/** With fewer sectors than this a strong correlation is often chance. */
const few = 20;

/** Spearman's correlation in a sentence or two, with its number of sectors and a caution. */
export function correlationText(pairs: readonly (readonly [number, number])[]): string {
  const n = pairs.length;
  if (n < 4) return m.views_rho_few({ n });
  const rho = rankCorrelation(pairs);
  if (rho === null) return m.views_rho_constant({ n });
  const caution = n < few ? m.views_rho_caution_few() : m.views_rho_caution();
  return m.views_rho({
    rho: formatNumber(rho, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    n,
    words: `${relation(rho)} ${caution}`,
  });
}

function relation(rho: number): string {
  if (Math.abs(rho) < 0.2) return m.views_rho_none();
  if (Math.abs(rho) < 0.5) return rho > 0 ? m.views_rho_weak_up() : m.views_rho_weak_down();
  return rho > 0 ? m.views_rho_clear_up() : m.views_rho_clear_down();
}
