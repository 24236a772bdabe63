import { refuse } from './refusal.ts';
import { refuseCostly } from './selection.ts';

const methods = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'];

/**
 * What of the auth API is offered. The library has more, and without a mail server it is harmful:
 * `otp` makes accounts for strangers even where signing up is closed, and `verify` takes codes of
 * six digits as often as one likes.
 */
const offeredAuth: Record<string, string[]> = {
  '/auth/v1/token': ['POST', 'OPTIONS'],
  '/auth/v1/user': ['GET', 'PUT', 'OPTIONS'],
  '/auth/v1/logout': ['POST', 'OPTIONS'],
  '/auth/v1/settings': ['GET', 'OPTIONS'],
  '/auth/v1/health': ['GET', 'OPTIONS'],
};

/** A refusal for what this server does not offer to anybody, before the request is looked into. */
export function refuseNotOffered(request: Request): Response | undefined {
  const { pathname, search } = new URL(request.url);
  // The router and the API read %61uth as auth: what is looked for here must not hide behind that.
  if (!/^\/(rest|auth)\/v1\//.test(pathname)) {
    return refuse(404, 'not_found', `There is no ${pathname} here.`);
  }
  if (!methods.includes(request.method)) {
    return refuse(405, 'method_not_allowed', `The method ${request.method} is not offered.`);
  }
  if (pathname.startsWith('/auth/v1/') && !offeredAuth[pathname]?.includes(request.method)) {
    return refuse(403, 'not_offered', 'Accounts are made by the operator of this server.');
  }
  // A column or condition on what a function answered can fail on it: the reason would tell what was
  // read, and the record of who read it would be undone. (A name is not to hide behind a %.)
  if (search !== '' && /^\/rest\/v1\/.*(rpc|%)/i.test(pathname)) {
    return refuse(400, 'query_not_offered', 'A function takes its arguments in the body alone.');
  }
  return refuseCostly(request.url) ?? refuseForeignToken(request.headers.get('authorization'));
}

/**
 * A token that is not one of a signed-in person is refused here; what it is worth otherwise
 * (signature, expiry, account) the API checks. So no token is anonymous by mistake, and none names
 * a role of the database, even if the secret should have leaked.
 */
function refuseForeignToken(authorization: string | null): Response | undefined {
  const token = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined ? !authorization : token.startsWith('sb_')) return undefined;
  const [header, payload, signature, ...more] = token?.split('.') ?? [];
  const usable =
    Boolean(signature) &&
    more.length === 0 &&
    member(header, 'alg') === 'HS256' &&
    member(payload, 'role') === 'authenticated';
  return usable ? undefined : refuse(401, 'bad_jwt', 'The token is not a session of this server.');
}

/** A member of a part of a token; undefined where there is none. */
function member(part: string | undefined, name: string): unknown {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
    return parsed !== null && typeof parsed === 'object'
      ? (parsed as Record<string, unknown>)[name]
      : undefined;
  } catch {
    return undefined;
  }
}

export type Credentials = { email: string | undefined; password: string | undefined };

/** What a request to the auth API says about a person, or why it is refused. */
export async function readCredentials(request: Request): Promise<Credentials | Response> {
  const text = await request.clone().text();
  if (text === '') return { email: undefined, password: undefined };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refuse(400, 'bad_json', 'The body is not JSON.');
  }
  const { email, password } = (body ?? {}) as Record<string, unknown>;
  // A control character, such as NUL, is in no address, and the database refuses it as a fault.
  if (!isText(email) || !isText(password) || /\p{Cc}|.{321}/u.test(email ?? '')) {
    return refuse(400, 'validation_failed', 'email and password must be texts.');
  }
  if (request.method === 'PUT' && email !== undefined) {
    return refuse(403, 'not_offered', 'The address of an account is changed by the operator.');
  }
  return { email: email?.toLowerCase(), password };
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}
