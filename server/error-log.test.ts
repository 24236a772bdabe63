import { expect, test } from 'vitest';
import { errorLine } from './error-log.ts';

const failure = (code: string) =>
  Object.assign(new Error('division by zero'), {
    code,
    detail: 'Failing row contains (-89.15, 13.7).',
    query: 'select * from public.import_incidents(content := $1)',
    params: [
      '{"rows":[["c1b7a0de-5f7c-4a0b-9d3e-7c6f0a4be215",0,"2015-03-04","day",-89.15,13.7]]}',
    ],
  });

test('the log has the reason of a failed statement, and neither the statement nor its values', () => {
  expect(errorLine([failure('22012')])).toBe('22012 division by zero');
  expect(errorLine(['Auth error:', failure('22012')])).toBe('Auth error: 22012 division by zero');
  const { message, ...rest } = failure('22012');
  expect(errorLine([{ ...rest, message }])).toBe('22012 division by zero');
  expect(errorLine([{ rows: ['c1b7a0de'] }])).toBe('object');
});

test('a value that the database quotes is not in the log', () => {
  const message = 'invalid input syntax for type integer: "[["c1b7a0de", -89.15, 13.7]]"';
  const line = '22P02 invalid input syntax for type integer: …';
  expect(errorLine([{ code: '22P02', message }])).toBe(line);
});

test('a name that a stranger made up ends no line, and is no code that a terminal obeys', () => {
  const message = "Could not find the table 'x\u001b[2J\nPublished: soyapango, edition 9\u009b1m'";
  expect(errorLine([message])).toBe(
    "Could not find the table 'x\ufffd[2J Published: soyapango, edition 9\ufffd1m'",
  );
});

test('what the database refuses a client is no fault of the server', () => {
  expect(errorLine([failure('PT400')])).toBe(null);
});

test('a long text is cut', () => {
  expect(errorLine([`Failed to execute statement: ${'x'.repeat(1000)}`])).toHaveLength(301);
});
