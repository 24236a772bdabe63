import type { Failure } from '../../../domain/failure.ts';
import { m } from '../../../messages/generated/messages.js';

/** Why nothing was imported, what was kept and what to do. */
export function importFailureText(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return m.incidents_failed_offline();
    case 'forbidden':
      return m.incidents_failed_forbidden();
    case 'session-expired':
      return m.incidents_failed_session();
    case 'stale':
      return m.incidents_failed_stale();
    case 'refused':
      return m.incidents_failed_refused({ detail: failure.message });
    default:
      return m.incidents_failed_server();
  }
}

/** Why an import was not undone. */
export function undoFailureText(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return m.incidents_undo_failed_offline();
    case 'forbidden':
    case 'session-expired':
      return m.incidents_undo_failed_forbidden();
    default:
      return m.incidents_undo_failed_server();
  }
}
