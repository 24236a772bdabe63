import type { Failure } from '../domain/failure.ts';
import { m } from '../messages/generated/messages.js';

/** What happened, what was kept and what to do, for a failure to load something. */
export function loadingFailureText(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return m.shell_error_offline();
    case 'forbidden':
    case 'session-expired':
      return m.shell_error_forbidden();
    case 'invalid-answer':
      return m.shell_error_invalid();
    default:
      return m.shell_error_server();
  }
}
