import { describe, expect, test } from 'vitest';
import { generateSecrets } from './secrets.ts';
import { isPrivateToThisMachine, isStrongSecret, readSettings } from './settings.ts';

test('nothing needs to be set', () => {
  expect(readSettings({ PORT: ' ' })).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    backend: { kind: 'embedded' },
    frameAncestors: "'self'",
    trustedProxies: 0,
  });
});

describe('names the variable that is wrong and what is wrong with it:', () => {
  test.each([
    [{ PORT: 'abc' }, /^PORT must be a whole number from 0 to 65535, such as PORT=8080\.$/],
    [{ PORT: '65536' }, /^PORT must be/],
    [{ PORT: '-1' }, /^PORT must be/],
    [{ HOST: 'a b' }, /^HOST must be/],
    [{ DATABASE_URL: 'localhost' }, /^DATABASE_URL must be an address/],
    [{ SUPABASE_URL: 'abcd', SUPABASE_KEY: 'k' }, /^SUPABASE_URL must be an http/],
    [{ JWT_SECRET: 'short' }, /^JWT_SECRET is weak/],
    [{ JWT_SECRET: 'super-secret-jwt-token-with-at-least-32-characters' }, /^JWT_SECRET is weak/],
    [{ PUBLISHABLE_KEY: 'anon' }, /^PUBLISHABLE_KEY must be sb_publishable_/],
    [{ SECRET_KEY: 'sb_secret_1' }, /^SECRET_KEY must be sb_secret_/],
    [{ BASEMAP_STYLE: '/style.json' }, /^BASEMAP_STYLE must be an http/],
    [{ FRAME_ANCESTORS: "*; script-src 'unsafe-eval'" }, /^FRAME_ANCESTORS must be/],
    [{ TRUST_PROXY: 'yes' }, /^TRUST_PROXY must be a whole number/],
  ])('%j', (environment, message) => {
    expect(() => readSettings(environment)).toThrow(message);
  });

  test('a key of Supabase that is for servers only, also in its old form', () => {
    const payload = Buffer.from('{"role":"service_role"}').toString('base64url');
    const given = { SUPABASE_URL: 'https://a.supabase.co', SUPABASE_KEY: `e30.${payload}.x` };
    expect(() => readSettings(given)).toThrow(/^SUPABASE_KEY is a secret key/);
  });
});

test.each([
  ["'none'", "'none'"],
  ['*', '*'],
  ["'self' https://*.gob.sv", "'self' https://*.gob.sv"],
])('FRAME_ANCESTORS %s passes', (given, expected) => {
  expect(readSettings({ FRAME_ANCESTORS: given }).frameAncestors).toBe(expected);
});

test('every generated secret is strong, and every generated key has its form', () => {
  for (let time = 0; time < 200; time++) {
    const { jwtSecret, publishableKey, secretKey } = generateSecrets();
    expect(isStrongSecret(jwtSecret)).toBe(true);
    const given = { PUBLISHABLE_KEY: publishableKey, SECRET_KEY: secretKey };
    expect(readSettings(given)).toMatchObject({ publishableKey, secretKey });
  }
});

test.each([
  [{}, true],
  [{ HOST: 'localhost' }, true],
  [{ HOST: '127.8.9.10' }, true],
  [{ HOST: '::1' }, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '::' }, false],
  [{ HOST: '127.evil.example' }, false],
  [{ HOST: '192.168.1.5' }, false],
  [{ TRUST_PROXY: '1' }, false],
])('%j is private to this machine: %s', (environment, expected) => {
  expect(isPrivateToThisMachine(readSettings(environment))).toBe(expected);
});
