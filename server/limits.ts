import { refuseBulk } from './bulk.ts';
import { refuseNested } from './nesting.ts';
import { refuse } from './refusal.ts';

/** Bytes. A municipality's sectors with their geometry are some 100 kB. */
export const bodyLimit = 2_000_000;

/**
 * Bytes, for the requests that carry a table: 100,000 observed values are some 3 MB, the 20,000
 * incidents of one part of an import some 2 MB (a larger one would not be answered in time), a
 * scenario of 10,000 sectors with a reason for each some 6 MB, a document of 500 sectors of 300
 * vertices some 4 MB.
 */
const largeBodyLimits: Record<string, number> = {
  '/rest/v1/rpc/import_observations': 6_000_000,
  '/rest/v1/rpc/import_incidents': 4_000_000,
  '/rest/v1/rpc/save_scenario': 8_000_000,
  '/rest/v1/rpc/publish_edition': 8_000_000,
};
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
  const limit = largeBodyLimits[new URL(url).pathname] ?? bodyLimit;
  const init: RequestInit = { method, headers, signal };
  if (request.body === null) return refuseNested(url) ?? new Request(url, init);
  // The app sends none, and the API would read them; what is nested in them is encoded.
  if (/form/i.test(headers.get('content-type') ?? '')) {
    return refuse(415, 'form_not_taken', 'This server takes JSON, and no forms.');
  }
  if (Number(headers.get('content-length') ?? 0) > drainLimit) return tooLarge(limit);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.byteLength;
    if (size > drainLimit) break;
    if (size <= limit) parts.push(part);
  }
  if (size > limit) return tooLarge(limit);
  const body = Buffer.concat(parts);
  // As the API will read it: without a byte order mark.
  const text = new TextDecoder().decode(body);
  return refuseNested(url, text) ?? refuseBulk(url, text) ?? new Request(url, { ...init, body });
}

function tooLarge(limit: number): Response {
  return refuse(
    413,
    'request_too_large',
    `The request is larger than ${limit / 1_000_000} MB. Send it in smaller parts.`,
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
