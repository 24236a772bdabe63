import { expect, test } from 'vitest';
import { mostRows, refuseBulk } from './bulk.ts';

const ask = (body: string, path = 'offence_codes') =>
  refuseBulk(`http://localhost/rest/v1/${path}`, body)?.status;
const rows = (count: number, columns = 2) =>
  JSON.stringify(
    Array.from({ length: count }, () =>
      Object.fromEntries(Array.from({ length: columns }, (_, at) => [`c${at}`, 1])),
    ),
  );

test.each([
  ['', 'nothing'],
  ['{"name":"x"}', 'one row'],
  [rows(mostRows), 'as many as may be'],
  [`code\n${'x\n'.repeat(mostRows)}`, 'a table as CSV'],
  ['[null,1,"x"]', 'what are no rows'],
])('lets %.20s pass: %s', (body) => {
  expect(ask(body)).toBeUndefined();
});

test.each([
  [rows(mostRows + 1), 'too many rows'],
  [rows(1_000, 31), 'too many values'],
  [
    JSON.stringify(Array.from({ length: 200 }, (_, at) => ({ [`c${at}`]: 1 }))),
    'a column for each',
  ],
  [`code\n${'x\n'.repeat(mostRows + 1)}`, 'a long table as CSV'],
  [`${'c,'.repeat(100)}\n${'1\n'.repeat(500)}`, 'a broad table as CSV'],
])('refuses %.20s: %s', (body) => {
  expect(ask(body)).toBe(413);
});

test('functions take tables as one value', () => {
  expect(ask(rows(20_000), 'rpc/import_incidents')).toBeUndefined();
});
