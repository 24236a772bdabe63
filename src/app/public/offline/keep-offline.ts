import type { KeepRequest, KeptAnswer } from './messages.ts';
import { dataOf } from './same-page.ts';
import { copyAddress } from './site-copy.ts';

/** What becomes known of the age of the page that is shown; what is left out stays as it was. */
export type FreshnessNews = {
  /** It is a copy from this device, and the site did not answer whether it is the newest. */
  isOldCopy?: boolean;
  /** A newer version of it was fetched. */
  hasNewer?: boolean;
};

type Offline = {
  /** Addresses, relative to the page or absolute. */
  worker: string;
  /** Of the edition's document; null: the page shows none. */
  document: string | null;
  tell: (news: FreshnessNews) => void;
};

/** Milliseconds after which a page that comes back into view asks whether it is still the newest. */
const halfAnHour = 30 * 60 * 1000;
/** Milliseconds before a question that nobody answered is asked again; each time twice as long. */
const firstPause = 3000;

/**
 * Keeps the page for when there is no network, once it has been shown and has nothing else to do.
 * What is shown is never changed: it is told when it may be outdated, and when a newer version was
 * fetched. Without service workers (from a disk, over plain HTTP) nothing happens.
 */
export async function keepOffline({ worker, document: ofEdition, tell }: Offline): Promise<void> {
  if (!('serviceWorker' in navigator) || !/^https?:$/.test(location.protocol)) return;
  const { serviceWorker } = navigator;
  const copy = copyAddress(location.href, new URL('.', new URL(worker, location.href)).href);
  let asked = 0;
  let pause = firstPause;
  const ask = () => {
    asked = Date.now();
    void serviceWorker.ready.then(({ active }) => active?.postMessage(keepRequest(ofEdition)));
  };
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isKeptAnswer(data)) {
      tell({ isOldCopy: data.fromCopy && !data.fresh });
      // A browser says that the network is back before anything can be reached over it.
      if (!data.fresh && navigator.onLine) setTimeout(ask, pause);
      pause = data.fresh ? firstPause : Math.min(2 * pause, halfAnHour);
    }
    if (isKeptAnswer(data) || isUpdateOf(copy, data))
      void isOutdated(copy).then((hasNewer) => tell({ hasNewer }));
  });
  addEventListener('online', ask);
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - asked > halfAnHour) ask();
  });
  await settled();
  try {
    await serviceWorker.register(worker);
    ask();
  } catch (error) {
    // A private window, or a server that has no worker: everything but this works.
    console.info(error);
  }
}

function keepRequest(ofEdition: string | null): KeepRequest {
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).origin === location.origin);
  const absolute = (address: string) => new URL(address, location.href).href;
  return {
    ...{ kind: 'keep', page: location.href, assets },
    document: ofEdition === null || isDataDear() ? null : absolute(ofEdition),
  };
}

/** Whether the reader has asked the browser to save data. */
function isDataDear(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

/** Whether the copy that is kept now says something else than the page that is shown. */
async function isOutdated(copy: string): Promise<boolean> {
  const kept = await caches.match(copy);
  const shown = document.getElementById('page')?.textContent;
  return kept !== undefined && shown != null && dataOf(await kept.text()) !== shown;
}

function isKeptAnswer(message: unknown): message is KeptAnswer {
  return (
    typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'kept'
  );
}

/** The message of workbox-broadcast-update: this copy was replaced by one that is not the same. */
function isUpdateOf(copy: string, message: unknown): boolean {
  const { type, payload } = (message ?? {}) as {
    type?: unknown;
    payload?: { updatedURL?: unknown };
  };
  return type === 'CACHE_UPDATED' && payload?.updatedURL === copy;
}

/** When the page has loaded and the browser has nothing to do. */
async function settled(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => {
      addEventListener('load', resolve, { once: true });
    });
  }
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 3000 });
    else setTimeout(resolve, 1000);
  });
}
