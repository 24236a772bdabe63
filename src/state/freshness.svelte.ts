/**
 * Whether a page that was shown from this device has a newer version on the site. The service worker
 * fetches it in the background and says so; nobody's reading is interrupted.
 */
class Freshness {
  #hasNewer = $state(false);

  get hasNewer(): boolean {
    return this.#hasNewer;
  }

  start(): () => void {
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null;
    const listen = ({ data }: MessageEvent<unknown>) => {
      if (isUpdateOf(data, location)) this.#hasNewer = true;
    };
    worker?.addEventListener('message', listen);
    return () => {
      worker?.removeEventListener('message', listen);
    };
  }
}

/** The message of workbox-broadcast-update, about this very page. */
export function isUpdateOf(message: unknown, { origin, pathname }: URL | Location): boolean {
  if (typeof message !== 'object' || message === null) return false;
  if (!('type' in message) || message.type !== 'CACHE_UPDATED' || !('payload' in message)) {
    return false;
  }
  const { payload } = message;
  if (typeof payload !== 'object' || payload === null || !('updatedURL' in payload)) return false;
  if (typeof payload.updatedURL !== 'string') return false;
  const updated = new URL(payload.updatedURL, origin);
  return updated.origin === origin && updated.pathname === pathname;
}

export const freshness = new Freshness();
