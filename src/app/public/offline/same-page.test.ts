import { expect, test } from 'vitest';
import { dataOf } from './same-page.ts';

const page = (data: string, style = '') =>
  `<html><style>${style}</style><script type="application/json" id="page">${data}</script></html>`;

test('compares what pages say, not how they look', () => {
  expect(dataOf(page('{"edition":1}'))).toBe('{"edition":1}');
  expect(dataOf(page('{"edition":1}', 'a{}'))).toBe(dataOf(page('{"edition":1}')));
  expect(dataOf('<html>410</html>')).not.toBe(dataOf(page('{}')));
});
