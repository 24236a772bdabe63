import { expect, test } from 'vitest';
import { refuseRepeated } from './selection.ts';

const ask = (query: string) => refuseRepeated(`http://localhost/rest/v1/x?${query}`)?.status;

test.each([
  '',
  'select=*',
  'select=municipality_id,edition,sha256&order=municipality_id,edition&offset=20',
  'select=content::text&municipality_id=eq.a&edition=eq.1',
  'select=id,name,publication_withdrawals(id,reason_es)',
  `id=in.(${Array.from({ length: 900 }, (_, id) => id).join()})`,
])('lets %.60s pass', (query) => {
  expect(ask(query)).toBeUndefined();
});

const often = (text: (nth: number) => string) => Array.from({ length: 5 }, (_, at) => text(at));

test.each([
  `select=${often((nth) => `a${nth}:content`).join()}`,
  `select=${often((nth) => `a${nth}:outline`).join()}`,
  often((nth) => `select=a${nth}:outline`).join('&'),
  `select=${often((nth) => `a${nth}:%6futline`).join()}`,
  `select=${often(() => '*').join()}`,
  `select=${often((nth) => `a${nth}:phases(*)`).join()}`,
  'select=id,publications(content)',
  'select=id,a:publications!inner(*)',
  'select=id,...publications(title)',
  'select=municipality_id,publications_municipality_id_fkey(*)',
  often((nth) => `content->a${nth}=is.null`).join('&'),
  `and=(${often((nth) => `content->a${nth}.is.null`).join()})`,
  `order=${often((nth) => `content->>a${nth}`).join()}`,
])('refuses %.60s', (query) => {
  expect(ask(query)).toBe(400);
});
