import type { Phase } from '../domain/phase.ts';
import type { MapPhase } from './types.ts';
import { phaseName } from '../state/wording.ts';

export function mapPhase(phase: Phase): MapPhase {
  return { number: phase.number, name: phaseName(phase), colour: phase.colour };
}
