import * as v from 'valibot';
import { Failure } from '../domain/failure.ts';

/** Parses an answer from outside, or refuses it naming the place that does not fit. */
export function parseAnswer<const Schema extends v.GenericSchema>(
  schema: Schema,
  answer: unknown,
  what: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, answer);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw new Failure('invalid-answer', `${what}${path ? ` at ${path}` : ''}: ${issue.message}`);
}

/** Reads a JSON file of this site; `cache`: whether what the browser keeps of it will do. */
export async function fetchJson(path: string, cache: RequestCache = 'default'): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { accept: 'application/json' }, cache });
  } catch (error) {
    throw new Failure('offline', `${path} could not be reached`, { cause: error });
  }
  if (response.status === 404) throw new Failure('not-found', `${path} does not exist`);
  if (!response.ok) throw new Failure('server', `${path} answered ${response.status}`);
  try {
    return await response.json();
  } catch (error) {
    throw new Failure('invalid-answer', `${path} is not JSON`, { cause: error });
  }
}
