/**
 * What is known of the age of a page that was shown from this device. The service worker looks after
 * it in the background and tells; nobody's reading is interrupted.
 */
class Freshness {
  /** A newer version of this page was fetched. */
  hasNewer = $state(false);
  /** The page is a copy from this device, and the site did not answer whether it is the newest. */
  isOldCopy = $state(false);
  /** It is no page of the site, but what is to become one: nothing of it is outdated. */
  isPreview = $state(false);
}

export const freshness = new Freshness();
