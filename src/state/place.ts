/** Where in the app someone is: all that a copied link restores. */
export type Place = {
  locale: Locale;
  screen: Screen;
  /** Police sector code of the selected sector. */
  sector: string | null;
};

export type Locale = 'es' | 'en';

export type Screen =
  | { name: 'overview' }
  /** A published map; `edition` null is the newest. */
  | { name: 'edition'; municipality: string; edition: number | null }
  /** The signed-in map; `municipality` null is the first one that the person may see. */
  | { name: 'explore'; municipality: string | null }
  /** `next`: the address to go to afterwards. */
  | { name: 'sign-in'; next: string | null }
  | { name: 'not-found'; path: string };

const municipalityPattern = /^[a-z]+(-[a-z]+)*$/;
const editionPattern = /^[1-9][0-9]{0,5}$/;
const sectorPattern = /^[0-9]{3}-[0-9]{3}(-[0-9]{1,2})?$/;
const reserved = new Set(['en', 'es', 'explore', 'sign-in', 'published', 'rest', 'auth', 'assets']);

/**
 * Reads an address of this site. English stands under `/en`, Spanish at the root; anything that is
 * not understood is the screen `not-found`, never an error.
 */
export function parsePlace(url: Pick<URL, 'pathname' | 'search'>): Place {
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const locale: Locale = segments[0] === 'en' ? 'en' : 'es';
  if (locale === 'en') segments.shift();
  const query = new URLSearchParams(url.search);
  const sector = query.get('sector');
  return {
    locale,
    screen: parseScreen(segments, query, url.pathname),
    sector: sector !== null && sectorPattern.test(sector) ? sector : null,
  };
}

function parseScreen(segments: string[], query: URLSearchParams, path: string): Screen {
  const [first, second] = segments;
  const notFound: Screen = { name: 'not-found', path };
  if (first === undefined) return { name: 'overview' };
  if (segments.length > 2) return notFound;
  if (first === 'sign-in' && second === undefined) {
    return { name: 'sign-in', next: localAddress(query.get('next')) };
  }
  if (first === 'explore') {
    if (second === undefined) return { name: 'explore', municipality: null };
    return municipalityPattern.test(second) ? { name: 'explore', municipality: second } : notFound;
  }
  if (reserved.has(first) || !municipalityPattern.test(first)) return notFound;
  if (second === undefined) return { name: 'edition', municipality: first, edition: null };
  if (!editionPattern.test(second)) return notFound;
  return { name: 'edition', municipality: first, edition: Number(second) };
}

/** Only an address of this site may be gone to after signing in, or a link could lead elsewhere. */
function localAddress(address: string | null): string | null {
  if (address === null || !/^\/(?![/\\])/.test(address)) return null;
  return address;
}

/** The address of a place: the inverse of `parsePlace` for every place that has one. */
export function formatPlace({ locale, screen, sector }: Place): string {
  const query = new URLSearchParams();
  if (screen.name === 'sign-in' && screen.next !== null) query.set('next', screen.next);
  if (sector !== null) query.set('sector', sector);
  const path = screen.name === 'not-found' ? screen.path : screenPath(locale, screen);
  const search = query.toString();
  return search === '' ? path : `${path}?${search}`;
}

function screenPath(locale: Locale, screen: Exclude<Screen, { name: 'not-found' }>): string {
  const segments: string[] = locale === 'en' ? ['en'] : [];
  if (screen.name === 'explore' || screen.name === 'sign-in') segments.push(screen.name);
  if (screen.name === 'edition' || screen.name === 'explore') {
    if (screen.municipality !== null) segments.push(screen.municipality);
  }
  if (screen.name === 'edition' && screen.edition !== null) segments.push(String(screen.edition));
  return `/${segments.join('/')}`;
}
