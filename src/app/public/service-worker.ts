/// <reference lib="webworker" />
import { BroadcastUpdatePlugin } from 'workbox-broadcast-update';
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { ExpirationPlugin } from 'workbox-expiration';
import {
  CacheFirst,
  NetworkFirst,
  Strategy,
  type StrategyHandler,
  type StrategyOptions,
} from 'workbox-strategies';
import { forgetWhatIsGone, notesCopies, notLargerThan, oneCopy } from './offline/copy-plugins.ts';
import type { KeepRequest, KeptAnswer } from './offline/messages.ts';
import { copyAddress, keptKind, type KeptKind } from './offline/site-copy.ts';

/**
 * Keeps what was read for when there is no network. The network is asked first: an edition may have
 * been withdrawn or corrected, and a map that people act on must not be older than it has to be. A
 * slow phone waits two seconds for the answer; then it shows its copy, says that it may be outdated,
 * and offers the newer page when that has come.
 */
const serviceWorker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = serviceWorker.registration;
const patience = 2;
const day = 24 * 60 * 60;
/** Bytes of a document as it is sent: a larger one is kept only when its reader asks for it. */
const largestUnasked = 300_000;

const prefix = `territorio-seguro ${scope} `;
const cacheNames: Record<KeptKind, string> = {
  page: `${prefix}pages 1`,
  asset: `${prefix}assets 1`,
  file: `${prefix}files 1`,
};
// Workbox declares what plugins may lack in another way than it asks for it.
const bounded = (maxEntries: number, days: number) =>
  new ExpirationPlugin({
    ...{ maxEntries, maxAgeSeconds: days * day, purgeOnQuotaError: true },
  }) as WorkboxPlugin;

/** Pages (by the ids of their windows) that were answered with a copy. */
const shownFromCopy = new Set<string>();

/** Fetches anew and keeps, whatever there was. */
class Refresh extends Strategy {
  protected _handle(request: Request, handler: StrategyHandler): Promise<Response> {
    return handler.fetchAndCachePut(request);
  }
}

const all = Object.values(cacheNames);
const pageOptions: StrategyOptions = {
  cacheName: cacheNames.page,
  plugins: [
    oneCopy(scope),
    forgetWhatIsGone(scope, all),
    notesCopies(shownFromCopy),
    new BroadcastUpdatePlugin() as WorkboxPlugin,
    bounded(40, 180),
  ],
};
const fileOptions: StrategyOptions = {
  cacheName: cacheNames.file,
  plugins: [oneCopy(scope), forgetWhatIsGone(scope, all), bounded(40, 180)],
};
const pages = new NetworkFirst({ ...pageOptions, networkTimeoutSeconds: patience });
const files = new NetworkFirst({ ...fileOptions, networkTimeoutSeconds: 2 * patience });
const refreshPage = new Refresh({ ...pageOptions, fetchOptions: { cache: 'no-cache' } });
const refreshFile = new Refresh({
  ...fileOptions,
  plugins: [notLargerThan(largestUnasked), ...(fileOptions.plugins ?? [])],
});
// The names of assets change with what is in them; an icon's does not, so that is asked for.
const assets = new CacheFirst({
  cacheName: cacheNames.asset,
  plugins: [oneCopy(scope), bounded(60, 180)],
});
const icons = new NetworkFirst({
  cacheName: cacheNames.asset,
  networkTimeoutSeconds: patience,
  plugins: [oneCopy(scope), bounded(60, 180)],
});
const assetStrategy = (address: string) => (address.includes('/assets/') ? assets : icons);

serviceWorker.addEventListener('fetch', (event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

/** Undefined: the network answers, as it would without this worker. */
function answerTo(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event;
  if (request.method !== 'GET') return undefined;
  const kind = keptKind(request.url, scope);
  if (request.mode === 'navigate') {
    return kind === 'page' ? pages.handle({ event, request }) : undefined;
  }
  if (kind === 'file') return files.handle({ event, request });
  return kind === 'asset' ? answerWithAsset(event) : undefined;
}

/** The workspace and embedded maps load from the same folder, and leave nothing here. */
async function answerWithAsset(event: FetchEvent): Promise<Response> {
  const { request, clientId } = event;
  const reader = await serviceWorker.clients.get(clientId);
  if (!reader || keptKind(reader.url, scope) !== 'page') return fetch(request);
  return assetStrategy(request.url).handle({ event, request });
}

serviceWorker.addEventListener('install', () => {
  void serviceWorker.skipWaiting();
});

serviceWorker.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      serviceWorker.clients.claim(),
      // The page is asked for while this worker starts, which takes a slow phone a while.
      serviceWorker.registration.navigationPreload.enable(),
      forgetOtherVersions(),
    ]),
  );
});

async function forgetOtherVersions(): Promise<void> {
  const ours = new Set(Object.values(cacheNames));
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && !ours.has(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

serviceWorker.addEventListener('message', (event) => {
  const wanted = event.data as Partial<KeepRequest> | null;
  const { source } = event;
  if (wanted?.kind !== 'keep' || !(source instanceof WindowClient)) return;
  const answer = async () => {
    const fresh = await keep(wanted as KeepRequest, event);
    const fromCopy = shownFromCopy.has(source.id);
    source.postMessage({ kind: 'kept', fresh, fromCopy } satisfies KeptAnswer);
  };
  event.waitUntil(answer());
});

/** Fetches a page that is being read and what it needs; answers whether the network was there. */
async function keep(wanted: KeepRequest, event: ExtendableEvent): Promise<boolean> {
  const { page, document } = wanted;
  if (keptKind(page, scope) !== 'page') return false;
  const loaded = wanted.assets.filter((address) => keptKind(address, scope) === 'asset');
  const done = (strategy: Strategy, request: string) =>
    Promise.all(strategy.handleAll({ event, request })).then(
      () => true,
      () => false,
    );
  await Promise.all(loaded.map((address) => done(assetStrategy(address), address)));
  const fresh = await done(refreshPage, page);
  if (fresh && document !== null && keptKind(document, scope) === 'file') {
    await done(refreshFile, document);
    // A document that is gone takes all copies along that may show it: also the one of this page
    // that was fetched a moment ago and no longer does.
    if (!(await caches.match(copyAddress(page, scope)))) await done(refreshPage, page);
  }
  return fresh;
}
