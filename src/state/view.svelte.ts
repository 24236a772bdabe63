import type { HotspotsView } from './hotspots-view.ts';
import type { PublishView } from './publish-view.ts';
import {
  formatPlace,
  isWorkScreen,
  parsePlace,
  type Locale,
  type Place,
  type PrioritiseView,
  type Screen,
} from './place.ts';

/**
 * The place someone is at, mirrored in the address bar. The address is the one source: going back,
 * opening a copied link and choosing on the map all end in `parsePlace`.
 */
class View {
  #place = $state.raw<Place>({ locale: 'es', screen: { name: 'overview' }, sector: null });

  get locale(): Locale {
    return this.#place.locale;
  }

  get screen(): Screen {
    return this.#place.screen;
  }

  get sector(): string | null {
    return this.#place.sector;
  }

  /** Follows the address bar and the links of the page; returns how to stop. */
  start(): () => void {
    const follow = () => {
      this.#place = parsePlace(location);
    };
    const onclick = (event: MouseEvent) => {
      const address = addressOfPlainClick(event);
      if (address === null) return;
      event.preventDefault();
      this.goTo(address);
    };
    follow();
    addEventListener('popstate', follow);
    document.addEventListener('click', onclick);
    return () => {
      removeEventListener('popstate', follow);
      document.removeEventListener('click', onclick);
    };
  }

  /** Goes to an address of this site as a link would. */
  goTo(address: string): void {
    if (!isInApp(address)) {
      location.assign(address);
      return;
    }
    history.pushState(null, '', address);
    this.#place = parsePlace(location);
    scrollTo(0, 0);
  }

  /** Goes to a screen, or an address of this site, in place of the one that is shown. */
  replaceWith(target: Screen | string): void {
    history.replaceState(null, '', typeof target === 'string' ? target : this.link(target));
    this.#place = parsePlace(location);
  }

  /**
   * Selects a sector, or none. Opening a card can be undone by going back; moving from one sector
   * to the next replaces it, so that going back once closes the card. Who plans chooses so often
   * that going back leaves the screen instead.
   */
  select(sector: string | null): void {
    if (sector === this.sector) return;
    const address = formatPlace({ ...this.#place, sector });
    if (this.screen.name === 'prioritise' || this.screen.name === 'hotspots')
      history.replaceState(history.state, '', address);
    else if (this.sector === null) history.pushState({ opened: true }, '', address);
    else if (sector === null && openedHere(history.state)) {
      history.back();
      return;
    } else history.replaceState(history.state, '', address);
    this.#place = parsePlace(location);
  }

  /** Changes what is shown of the planner's screen; only another scenario can be gone back from. */
  show(changes: Partial<PrioritiseView>): void {
    const { screen } = this.#place;
    if (screen.name !== 'prioritise') return;
    const address = formatPlace({ ...this.#place, screen: { ...screen, ...changes } });
    const other = changes.scenario !== undefined && changes.scenario !== screen.scenario;
    if (other && screen.scenario !== null) history.pushState(null, '', address);
    else history.replaceState(history.state, '', address);
    this.#place = parsePlace(location);
  }

  /** Changes what is shown of the hotspots; going back leaves the screen. */
  showHotspots(changes: Partial<HotspotsView>, sector: string | null = this.sector): void {
    const { screen } = this.#place;
    if (screen.name !== 'hotspots') return;
    const address = formatPlace({ ...this.#place, screen: { ...screen, ...changes }, sector });
    history.replaceState(history.state, '', address);
    this.#place = parsePlace(location);
  }

  /** Changes what is shown of the publishing; a step that was left can be gone back to. */
  showPublish(changes: Partial<PublishView>): void {
    const { screen } = this.#place;
    if (screen.name !== 'publish') return;
    const address = formatPlace({ ...this.#place, screen: { ...screen, ...changes } });
    const other = changes.panel !== undefined && changes.panel !== screen.panel;
    if (other) history.pushState(null, '', address);
    else history.replaceState(history.state, '', address);
    this.#place = parsePlace(location);
  }

  /** The address of another screen in the language that is being read. */
  link(screen: Screen, sector: string | null = null): string {
    return formatPlace({ locale: this.locale, screen, sector });
  }

  /** The address of this very place in another language. */
  linkToLocale(locale: Locale): string {
    return formatPlace({ ...this.#place, locale });
  }
}

function openedHere(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'opened' in state;
}

/** Public pages are documents of their own, which the browser goes to by itself. */
function isInApp(address: string): boolean {
  const { screen } = parsePlace(new URL(address, location.href));
  return isWorkScreen(screen) || screen.name === 'sign-in';
}

/** The address that a click asks for, or null where the browser should go there itself. */
function addressOfPlainClick(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target !== '' || link.hasAttribute('download')) return null;
  const url = new URL(link.href, location.href);
  if (url.origin !== location.origin) return null;
  if (url.hash !== '' && url.pathname === location.pathname) return null;
  if (!isInApp(url.pathname)) return null;
  return url.pathname + url.search;
}

export const view = new View();
