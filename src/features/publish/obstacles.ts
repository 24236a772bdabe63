import { isBlocking, type FormProblem } from '../../domain/publication/check-form.ts';
import type { SendingState } from './sending.svelte.ts';

/** Why an edition cannot go out now. */
export type Obstacle =
  | 'sending'
  | 'lost'
  | 'forbidden'
  | 'offline'
  | 'problems'
  | 'unprotected'
  | 'leaks'
  | 'not-a-document';

type Circumstances = {
  sending: SendingState['kind'];
  mayPublish: boolean;
  offline: boolean;
  problems: readonly FormProblem[];
  /** What disclosure control came to; null: it has not been computed. */
  protection: { isProven: boolean } | null;
  isDocument: boolean;
};

/** All of them, so that a person need not find them one after the other; none: it can go out. */
export function obstaclesTo(circumstances: Circumstances): Obstacle[] {
  const { sending, mayPublish, offline, problems, protection, isDocument } = circumstances;
  const found: [Obstacle, boolean][] = [
    ['sending', sending === 'sending'],
    ['lost', sending === 'lost'],
    ['forbidden', !mayPublish],
    ['offline', offline],
    ['problems', problems.some(isBlocking)],
    ['unprotected', protection === null],
    ['leaks', protection !== null && !protection.isProven],
    ['not-a-document', !isDocument],
  ];
  return found.filter(([, stands]) => stands).map(([obstacle]) => obstacle);
}
