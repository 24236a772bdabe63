import { refuse } from './refusal.ts';

/** Bytes. A municipality's sectors with their geometry are some 100 kB. */
export const bodyLimit = 2_000_000;
const answerWithinMs = 30_000;

/** Limits of the HTTP server itself against clients that send slowly or never finish. */
export const connectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Above the 60 s after which usual proxies let go of an idle connection.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
} as const;

/**
 * Bytes of a body that is too large which are read and thrown away, so that the client, which still
 * sends, gets to read the refusal and not a broken connection.
 */
const drainLimit = 50_000_000;

/**
 * The request with its whole body in memory, or a refusal. Nothing that waits for a client may run
 * while the engine is taken, so a body is received first.
 */
export async function receive(request: Request, signal: AbortSignal): Promise<Request | Response> {
  const { url, method, headers } = request;
  const init: RequestInit = { method, headers, signal };
  if (request.body === null) return new Request(url, init);
  if (Number(headers.get('content-length') ?? 0) > drainLimit) return tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.byteLength;
    if (size > drainLimit) break;
    if (size <= bodyLimit) parts.push(part);
  }
  return size > bodyLimit ? tooLarge() : new Request(url, { ...init, body: Buffer.concat(parts) });
}

function tooLarge(): Response {
  return refuse(
    413,
    'request_too_large',
    `The request is larger than ${bodyLimit / 1_000_000} MB. Send it in smaller parts.`,
    { connection: 'close' },
  );
}

/** Answers 503 when the work takes too long; work that has not begun by then never begins. */
export async function answerInTime(
  work: (signal: AbortSignal) => Promise<Response>,
  withinMs = answerWithinMs,
): Promise<Response> {
  const signal = AbortSignal.timeout(withinMs);
  const late = new Promise<Response>((resolve) => {
    const answer = () =>
      resolve(
        refuse(503, 'too_busy', 'The server is too busy to answer in time. Try again shortly.', {
          'retry-after': '5',
        }),
      );
    signal.addEventListener('abort', answer, { once: true });
  });
  return Promise.race([
    late,
    work(signal).catch((error: unknown) => {
      if (signal.aborted) return late;
      throw error;
    }),
  ]);
}
