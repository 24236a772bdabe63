import type { Failure } from '../../domain/failure.ts';
import { m } from '../../messages/generated/messages.js';
import type { Obstacle } from './obstacles.ts';

/** Why an edition did not go out or was not withdrawn, what was kept and what to do. */
export function publishFailureText({ kind, message }: Failure): string {
  switch (kind) {
    case 'forbidden':
      return m.publish_failed_forbidden();
    case 'session-expired':
      return m.publish_failed_session();
    case 'refused':
      return m.publish_failed_refused({ reason: message });
    case 'stale':
      return m.publish_failed_stale();
    case 'offline':
      return m.publish_failed_offline();
    default:
      return m.publish_failed_server();
  }
}

/** Why the button does nothing, and what to do about it. */
export function obstacleText(obstacle: Obstacle): string {
  switch (obstacle) {
    case 'sending':
      return m.publish_obstacle_sending();
    case 'lost':
      return m.publish_obstacle_lost();
    case 'forbidden':
      return m.publish_obstacle_forbidden();
    case 'offline':
      return m.publish_obstacle_offline();
    case 'problems':
      return m.publish_obstacle_problems();
    case 'unprotected':
      return m.publish_obstacle_unprotected();
    case 'leaks':
      return m.publish_obstacle_leaks();
    case 'not-a-document':
      return m.publish_obstacle_document();
  }
}
