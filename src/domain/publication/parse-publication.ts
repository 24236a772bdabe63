import * as v from 'valibot';
import { Failure } from '../failure.ts';
import type { PublicationDocument } from './document.ts';
import { inconsistencies } from './inconsistencies.ts';
import { publicationSchema } from './publication-schema.ts';

/**
 * A published document, from its text or from the parsed JSON. Members that the schema does not name
 * are refused, and so is a document that contradicts itself.
 *
 * @throws Failure `invalid-answer`, naming the place
 */
export function parsePublication(content: unknown): PublicationDocument {
  const value = typeof content === 'string' ? parseJson(content) : content;
  const result = v.safeParse(publicationSchema, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const path = v.getDotPath(issue);
    throw refusal(`${path ? `at ${path}: ` : ''}${issue.message}`);
  }
  const [inconsistency] = inconsistencies(result.output);
  if (inconsistency) throw refusal(inconsistency);
  return result.output;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

function refusal(why: string): Failure {
  return new Failure('invalid-answer', `Not a published document: ${why}`);
}
