/**
 * An answer of this server that is not a success, in the form which the Supabase client reads:
 * `error_code` and `msg` for auth, `code` and `message` for data.
 */
export function refuse(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { code, error_code: code, message, msg: message, details: null, hint: null },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );
}
