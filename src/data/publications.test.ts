import { afterEach, expect, it, vi } from 'vitest';
import { readPublicationIndex } from './publications.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('asks the site for the list of editions, though the browser has one of a minute ago', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() =>
    Promise.resolve(Response.json({ municipalities: [] })),
  );
  vi.stubGlobal('fetch', fetch);
  expect(await readPublicationIndex()).toEqual({ municipalities: [] });
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({ cache: 'no-cache' });
});
