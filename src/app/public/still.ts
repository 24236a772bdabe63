import { offerLikeAddress } from '../../features/read/offer-like-address.ts';
import { offerPrinting } from '../../features/read/takeaway/print/offer-printing.ts';
import { keepOffline } from './offline/keep-offline.ts';
import { showFreshness } from './offline/show-freshness.ts';
import type { StillData } from './public-page.ts';

/**
 * The script of pages that are complete as they are: a few things more, in a tenth of the code
 * that would take a page over.
 */
const data = document.getElementById('page');
if (!data) throw new Error('This is not a public page.');
if (import.meta.env.DEV) void import('./styles.ts');

offerPrinting(document);
offerLikeAddress(document, location.pathname);

// Our own server wrote it.
const { keep } = JSON.parse(data.textContent) as StillData;
if (!import.meta.env.DEV && keep) {
  const tell = showFreshness(document);
  keepOffline({ ...keep, tell }).catch(console.info);
}
