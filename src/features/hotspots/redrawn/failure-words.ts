import type { Failure } from '../../../domain/failure.ts';
import { m } from '../../../messages/generated/messages.js';

/** Whether the sectors may be confirmed all the same: the request, or only its answer, was lost. */
function isOpen({ kind }: Failure): boolean {
  return kind === 'offline' || kind === 'server' || kind === 'invalid-answer';
}

export function confirmFailureTitle(failure: Failure): string {
  return isOpen(failure) ? m.hotspots_redrawn_lost_title() : m.hotspots_redrawn_failed_title();
}

/** Why sectors were not confirmed, and what to do. */
export function confirmFailureText({ kind }: Failure): string {
  switch (kind) {
    case 'offline':
      return m.hotspots_redrawn_failed_offline();
    case 'stale':
      return m.hotspots_redrawn_failed_stale();
    case 'forbidden':
      return m.hotspots_redrawn_failed_forbidden();
    case 'session-expired':
      return m.hotspots_redrawn_failed_session();
    default:
      return m.hotspots_redrawn_failed_server();
  }
}
