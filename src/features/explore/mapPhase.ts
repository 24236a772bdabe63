import type { Phase } from '../../domain/phase.ts';
import type { MapPhase } from '../../map/types.ts';
import { phaseName } from './wording.ts';

export function mapPhase(phase: Phase): MapPhase {
  return { number: phase.number, name: phaseName(phase), colour: phase.colour };
}
