import type { WorkboxPlugin } from 'workbox-core/types.js';
import { copyAddress, editionOf, mayShow } from './site-copy.ts';

/** One copy of each page, whatever stands after the question mark of its address. */
export function oneCopy(scope: string): WorkboxPlugin {
  return {
    cacheKeyWillBeUsed: ({ request }) => Promise.resolve(copyAddress(request.url, scope)),
  };
}

/**
 * Keeps pages as they are, and what is left of a withdrawn edition (410) in place of it. Copies in
 * which something withdrawn or gone could still be seen are removed.
 */
export function forgetWhatIsGone(scope: string, cacheNames: string[]): WorkboxPlugin {
  return {
    cacheWillUpdate: async ({ request, response }) => {
      if (response.status === 404 || response.status === 410) {
        await forget(request.url, scope, cacheNames);
      }
      if (response.status !== 200 && response.status !== 410) return null;
      // What was redirected is refused as the answer to a navigation.
      if (!response.redirected) return response;
      const { status, headers } = response;
      return new Response(await response.blob(), { status, headers });
    },
  };
}

/** Notes which windows were answered with a copy, so that they can say so. */
export function notesCopies(windows: Set<string>): WorkboxPlugin {
  return {
    cachedResponseWillBeUsed: ({ event, cachedResponse }) => {
      if (cachedResponse && 'resultingClientId' in event) {
        windows.add(String(event.resultingClientId));
      }
      return Promise.resolve(cachedResponse);
    },
  };
}

/** Refuses a larger answer before its body comes; sizes are those that are sent, in bytes. */
export function notLargerThan(bytes: number): WorkboxPlugin {
  return {
    fetchDidSucceed: async ({ response }) => {
      if (Number(response.headers.get('content-length') ?? 0) <= bytes) return response;
      await response.body?.cancel();
      throw new Error(`More than ${bytes} bytes.`);
    },
  };
}

async function forget(address: string, scope: string, cacheNames: string[]): Promise<void> {
  const edition = editionOf(address, scope);
  for (const name of cacheNames) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const isIt = url === copyAddress(address, scope);
      if (isIt || (edition?.edition != null && mayShow(url, edition, scope))) {
        await cache.delete(url);
      }
    }
  }
}
