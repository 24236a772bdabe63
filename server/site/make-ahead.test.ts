import { expect, test } from 'vitest';
import { makeAhead } from './make-ahead.ts';
import type { SiteFile } from './site-file.ts';

const file = (path: string, key: string): SiteFile => ({
  ...{ path, key, kind: 'page', type: 'text/html', cache: 'short', status: 200 },
  load: () => Promise.reject(new Error('not made here')),
});

test('makes the pages that most readers come to, where a new edition changed them', async () => {
  const asked: string[] = [];
  const answer = ({ url }: { url: string }) => {
    asked.push(url);
    return asked.length === 1 ? Promise.reject(new Error('broken')) : null;
  };
  const paths = ['soyapango.html', 'mejicanos.html', 'en/soyapango.html', 'soyapango/1.html'];
  const before = [...paths, 'published/soyapango/latest.json'].map((path) => file(path, 'old'));
  const after = before.map((one) => ({ ...one, key: one.path.includes('soya') ? 'new' : 'old' }));
  await makeAhead({ answer }, before, [...after, file('san-marcos.html', 'new')]);
  expect(asked).toEqual(['/soyapango.html', '/en/soyapango.html']);
});
