import type { Failure } from '../../domain/failure.ts';
import { m } from '../../messages/generated/messages.js';
import type { Obstacle } from './obstacles.ts';
import { ruleText } from './rule-words.ts';

/** Why an edition did not go out, what was kept and what to do. */
export function publishFailureText({ kind, rule }: Failure): string {
  switch (kind) {
    case 'forbidden':
      return m.publish_failed_forbidden();
    case 'session-expired':
      return m.publish_failed_session();
    case 'refused':
      return m.publish_failed_refused({ why: ruleText(rule) });
    case 'stale':
      return m.publish_failed_stale();
    case 'not-found':
      return m.publish_failed_gone();
    case 'offline':
      return m.publish_failed_offline();
    default:
      return m.publish_failed_server();
  }
}

/** Why an edition was not withdrawn. Its words are still in the form. */
export function withdrawFailureText(failure: Failure): string {
  return failure.kind === 'refused'
    ? m.publish_withdraw_failed_refused({ why: ruleText(failure.rule) })
    : publishFailureText(failure);
}

/** Why it is still not known whether an edition went out, and what settles it. */
export function lostText({ kind }: Failure): string {
  switch (kind) {
    case 'session-expired':
      return m.publish_lost_session();
    case 'forbidden':
      return m.publish_lost_forbidden();
    default:
      return m.publish_lost_text();
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
