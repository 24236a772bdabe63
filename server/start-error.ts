/** A reason not to start that whoever runs the server can mend: printed as one line, exit code 1. */
export class StartError extends Error {
  override name = 'StartError';
}

/** The reason of a failure as one line, without codes that a terminal obeys: strangers may word it. */
export function reason(error: unknown): string {
  // Node reports a refused connection to several addresses as an aggregate without a message.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const text = first instanceof Error ? first.message || first.name : String(first);
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '\ufffd')
    .trim();
}
