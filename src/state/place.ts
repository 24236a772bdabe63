import { parseHotspotsView, writeHotspotsView, type HotspotsView } from './hotspots-view.ts';
import { parsePublishView, writePublishView, type PublishView } from './publish-view.ts';

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
  /** Where planners weigh indicators and propose phases. */
  | ({ name: 'prioritise'; municipality: string | null } & PrioritiseView)
  /** Where the police see where and when incidents concentrate. */
  | ({ name: 'hotspots'; municipality: string | null } & HotspotsView)
  /** Where planners publish an adopted scenario, and withdraw what was published. */
  | ({ name: 'publish'; municipality: string | null } & PublishView)
  /** `next`: the address to go to afterwards. */
  | { name: 'sign-in'; next: string | null }
  | { name: 'not-found'; path: string };

/** The screens of signed-in people, each of one municipality. */
const workScreens = ['explore', 'prioritise', 'hotspots', 'publish'] as const;
export type WorkScreen = Extract<Screen, { name: (typeof workScreens)[number] }>;

export function isWorkScreen(screen: Screen): screen is WorkScreen {
  return workScreens.some((name) => name === screen.name);
}

/** What is shown of the planner's screen. */
export type PrioritiseView = {
  /** UUID of the scenario that is open; null: none chosen. */
  scenario: string | null;
  stage: PrioritiseStage;
  panel: PrioritisePanel;
  /** What the map is coloured by: `phase`, `plan`, `score`, `rank` or the key of an indicator. */
  colour: string;
  /** UUID of the scenario that is compared with; `plan`: the phases of the plan now. */
  against: string;
};

export const prioritiseStages = ['map', 'multiples', 'scatter', 'compare'] as const;
export type PrioritiseStage = (typeof prioritiseStages)[number];
export const prioritisePanels = ['score', 'certainty', 'phases', 'notes'] as const;
export type PrioritisePanel = (typeof prioritisePanels)[number];

export const initialPrioritiseView: PrioritiseView = {
  scenario: null,
  stage: 'map',
  panel: 'score',
  colour: 'phase',
  against: 'plan',
};

const municipalityPattern = /^[a-z]+(-[a-z]+)*$/;
const editionPattern = /^[1-9][0-9]{0,5}$/;
const sectorPattern = /^[0-9]{3}-[0-9]{3}(-[0-9]{1,2})?$/;
const scenarioPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const colourPattern = /^[a-z][a-z0-9_]*$/;
const reserved = new Set([
  ...['en', 'es', 'explore', 'prioritise', 'hotspots', 'publish', 'sign-in'],
  ...['published', 'rest', 'auth', 'assets'],
]);

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
  const work = workScreens.find((name) => name === first);
  if (work !== undefined) {
    if (second !== undefined && !municipalityPattern.test(second)) return notFound;
    const municipality = second ?? null;
    switch (work) {
      case 'explore':
        return { name: work, municipality };
      case 'prioritise':
        return { name: work, municipality, ...parsePrioritiseView(query) };
      case 'hotspots':
        return { name: work, municipality, ...parseHotspotsView(query) };
      case 'publish':
        return { name: work, municipality, ...parsePublishView(query) };
    }
  }
  if (reserved.has(first) || !municipalityPattern.test(first)) return notFound;
  if (second === undefined) return { name: 'edition', municipality: first, edition: null };
  if (!editionPattern.test(second)) return notFound;
  return { name: 'edition', municipality: first, edition: Number(second) };
}

function parsePrioritiseView(query: URLSearchParams): PrioritiseView {
  const fitting = (name: string, pattern: RegExp) => {
    const text = query.get(name);
    return text !== null && pattern.test(text) ? text : null;
  };
  const { stage, panel, colour, against } = initialPrioritiseView;
  return {
    scenario: fitting('scenario', scenarioPattern),
    stage: prioritiseStages.find((known) => known === query.get('stage')) ?? stage,
    panel: prioritisePanels.find((known) => known === query.get('panel')) ?? panel,
    colour: fitting('colour', colourPattern) ?? colour,
    against: fitting('against', scenarioPattern) ?? against,
  };
}

/** What differs from the first look at the screen stands in the address. */
function writePrioritiseView(view: PrioritiseView, query: URLSearchParams): void {
  for (const key of ['scenario', 'stage', 'panel', 'colour', 'against'] as const) {
    const value = view[key];
    if (value !== null && value !== initialPrioritiseView[key]) query.set(key, value);
  }
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
  if (screen.name === 'prioritise') writePrioritiseView(screen, query);
  if (screen.name === 'hotspots') writeHotspotsView(screen, query);
  if (screen.name === 'publish') writePublishView(screen, query);
  if (sector !== null) query.set('sector', sector);
  const path = screen.name === 'not-found' ? screen.path : screenPath(locale, screen);
  const search = query.toString();
  return search === '' ? path : `${path}?${search}`;
}

function screenPath(locale: Locale, screen: Exclude<Screen, { name: 'not-found' }>): string {
  const segments: string[] = locale === 'en' ? ['en'] : [];
  if (screen.name !== 'overview' && screen.name !== 'edition') segments.push(screen.name);
  if ('municipality' in screen && screen.municipality !== null) segments.push(screen.municipality);
  if (screen.name === 'edition' && screen.edition !== null) segments.push(String(screen.edition));
  return `/${segments.join('/')}`;
}
