import { m } from '../../../../messages/generated/messages.js';
import { percentText } from '../../wording.ts';

/** A chance from 0 to 1 in per cent; what is not certain never reads as 100 %. */
export function chanceText(chance: number): string {
  return chance > 0.99 && chance < 1 ? m.score_over_99_percent() : percentText(chance);
}
