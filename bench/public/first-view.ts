import type { Browser } from '@playwright/test';
import type { Figure } from '../figures.ts';

/** Both for a processor four times slower; rates in kilobits per second. */
const networks = [
  { name: '150 ms, 1.6 Mbit/s', latency: 150, down: 1638.4, up: 750 },
  // What the browser has to be told for the same experience, as Lighthouse does: each request pays.
  { name: '562 ms, 1.4 Mbit/s', latency: 562.5, down: 1474.56, up: 675 },
] as const;
type Network = (typeof networks)[number];

type View = {
  largestMs: number;
  /** When the map was there; of a map that is part of the page, when the page was painted. */
  mapMs: number;
  shift: number;
  kilobytes: number;
};

/** What a phone sees of both pages, in turn; medians. `urls`: of ours and of the peer. */
export async function measureFirstView(
  browser: Browser,
  urls: { ours: string; peer: string },
  rounds: number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const network of networks) {
    const ours: View[] = [];
    const peer: View[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await view(browser, urls.ours, network, { isDrawn: false }));
      peer.push(await view(browser, urls.peer, network, { isDrawn: true }));
    }
    const middle = (views: View[], of: keyof View) => median(views.map((each) => each[of]));
    const size = `/soyapango, phone, processor 4x slower, ${network.name}`;
    const beside = (of: keyof View) => [{ name: 'MapLibre at once', value: middle(peer, of) }];
    figures.push(
      {
        ...{ name: 'largest contentful paint', size, unit: 'ms', aim: '1,000' },
        value: middle(ours, 'largestMs'),
      },
      {
        ...{ name: 'the map is there', size, unit: 'ms', aim: 'half of the peer' },
        ...{ value: middle(ours, 'mapMs'), peers: beside('mapMs') },
      },
      {
        ...{ name: 'over the wire, before the offline copy', size, unit: 'kB', aim: '60' },
        ...{ value: middle(ours, 'kilobytes'), peers: beside('kilobytes') },
      },
      {
        ...{ name: 'layout shift', size, unit: 'shift', aim: '0.02' },
        value: middle(ours, 'shift'),
      },
    );
  }
  return figures;
}

type Seen = { largest: number; shift: number; map: number };

/**
 * The page is left alone until it rests: whoever asks it meanwhile whether it is there takes a third of
 * a second of a processor this slow.
 *
 * @param map.isDrawn whether the map is drawn by MapLibre, instead of being part of the page
 */
async function view(
  browser: Browser,
  url: string,
  { latency, down, up }: Network,
  { isDrawn }: { isDrawn: boolean },
): Promise<View> {
  const context = await browser.newContext({
    ...{ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 },
    ...{ isMobile: true, hasTouch: true },
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency },
    ...{ downloadThroughput: (down * 1024) / 8, uploadThroughput: (up * 1024) / 8 },
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const seen = { largest: 0, shift: 0, map: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) seen.largest = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver(() => (seen.map ||= performance.now())).observe(document, {
      ...{ subtree: true, attributeFilter: ['data-map-ready'] },
    });
  });
  await page.goto(url, { timeout: 120_000 });
  await page.waitForLoadState('networkidle', { timeout: 120_000 });
  // On a slow processor the browser says it late. A page of nothing but a canvas never says it.
  await page.waitForFunction(
    (of) => (window as unknown as { seen: Seen }).seen[of] > 0,
    isDrawn ? ('map' as const) : ('largest' as const),
    { polling: 500, timeout: 120_000 },
  );
  const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  await context.close();
  return {
    largestMs: seen.largest,
    mapMs: isDrawn ? seen.map : seen.largest,
    shift: seen.shift,
    kilobytes: bytes / 1000,
  };
}

function median(list: number[]): number {
  return list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN;
}
