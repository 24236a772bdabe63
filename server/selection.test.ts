import { describe, expect, test } from 'vitest';
import { limitDocuments, refuseCostly } from './selection.ts';

const ask = (query: string) => refuseCostly(`http://localhost/rest/v1/x?${query}`)?.status;

test.each([
  '',
  'select=*',
  'select=municipality_id,edition,sha256&order=municipality_id,edition&offset=20',
  'select=content::text&municipality_id=eq.a&edition=eq.1',
  'select=id,name,publication_withdrawals(id,reason_es)',
  'name=eq.A%20match&note=like.*match*&select=match_label',
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
  'outline=match.(.{9,})(.{9,})%5C1%5C2$',
  'outline=not.imatch.x',
  'outline=match(any).{a,b}',
  'or=(id.eq.1,%20outline.not.match.x)',
  'and=(id.eq.1,or(outline.imatch.x,id.eq.2))',
  'publication_withdrawals.reason_es=match.x',
  'content->>sectors=phfts(spanish).x',
  `order=${often((nth) => `content->>a${nth}`).join()}`,
])('refuses %.60s', (query) => {
  expect(ask(query)).toBe(400);
});

describe('whole documents', () => {
  const limited = (query: string, range?: string, path = 'publications', method = 'GET') => {
    const headers = new Headers(range === undefined ? {} : { range });
    const url = `http://localhost/rest/v1/${path}${query}`;
    const request = limitDocuments(new Request(url, { method, headers }));
    const { searchParams } = new URL(request.url);
    return [searchParams.getAll('limit').join('|'), request.headers.get('range')];
  };

  test.each([
    '',
    '?select=*',
    '?select=content',
    '?select=edition,a:content::text',
    '?select=',
    '?select=edition&select=',
  ])('are asked for five at a time: %s', (query) => {
    expect(limited(query)).toEqual(['5', null]);
    expect(limited(query, undefined, '%70ublications')).toEqual(['5', null]);
    expect(limited(query, undefined, undefined, 'HEAD')).toEqual(['5', null]);
  });

  test.each([
    ['?limit=2', undefined, '2', null],
    ['?limit=9&limit=1', undefined, '5', null],
    ['?limit=x', undefined, '5', null],
    ['?limit=2', '0-999', '2', '0-4'],
    ['', '10-11', '5', '10-11'],
    ['', '10-', '5', '10-14'],
    ['', 'items=0-999', '5', null],
  ])('no more by %s and range %s', (query, range, limit, left) => {
    expect(limited(query, range)).toEqual([limit, left]);
  });

  test('and nothing else is', () => {
    expect(limited('?select=edition,sha256', '0-99')).toEqual(['', '0-99']);
    expect(limited('?select=*', '0-99', 'municipalities')).toEqual(['', '0-99']);
    expect(limited('', undefined, '%zz')).toEqual(['', null]);
  });
});
