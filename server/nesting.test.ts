import { expect, test } from 'vitest';
import { refuseNested } from './nesting.ts';

const url = 'http://localhost/rest/v1/scenarios';
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const refused = (body: string, query = '') => refuseNested(`${url}${query}`, body)?.status;

test('what the app sends passes', () => {
  const rows = Array.from({ length: 5000 }, (_, row) => [row, 0, 1.5, 0]);
  const rationale = '[['.repeat(500);
  const content = JSON.stringify({ rows, assignments: [{ rationale, text: '\\"[[{' }] });
  expect(refused(JSON.stringify({ content }))).toBeUndefined();
  expect(refused(JSON.stringify({ rationale: '[ver nota' }))).toBeUndefined();
  expect(refused('')).toBeUndefined();
  const query = '?select=id,sectors(id)&or=(and(a.eq.1,b.eq.2),c.in.(1,2))&order=id';
  expect(refused('', query)).toBeUndefined();
});

test.each([
  ['a body', deep(102)],
  ['a part of a body', `{"id":1,"method":${deep(102)}}`],
  ['JSON in a text', JSON.stringify({ content: ` ${deep(102)}` })],
  ['JSON in a text that is not whole', JSON.stringify({ content: '{"a":'.repeat(102) })],
  ['JSON in a text in escapes', `{"content":"${'\\u005b'.repeat(102)}"}`],
  ['what is not JSON', `method\n"${deep(102)}"`],
  ['half a million levels', deep(500_000)],
])('%s is refused when nested too deep', (_what, body) => {
  expect(refused(body)).toBe(400);
});

test.each(['?method=eq.', '?and=', '?name=match.', '?select=method->a'])(
  'a query of %s and what is nested too deep is refused',
  (query) => {
    for (const part of ['[', '%5B', '(', 'and(', '{', '->a']) {
      expect([part, refused('', query + part.repeat(201))]).toEqual([part, 400]);
    }
  },
);
