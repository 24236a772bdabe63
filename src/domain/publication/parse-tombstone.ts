import * as v from 'valibot';
import { Failure } from '../failure.ts';
import type { Tombstone } from './document.ts';
import { tombstoneSchema } from './index-schema.ts';

/**
 * What is left of a withdrawn edition, from its text.
 *
 * @throws Failure `invalid-answer` for anything else, also for a whole document
 */
export function parseTombstone(text: string): Tombstone {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), tombstoneSchema), text);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  const why = `${path ? `at ${path}: ` : ''}${issue.message}`;
  throw new Failure('invalid-answer', `Not the tombstone of an edition: ${why}`);
}
