import type {
  EditionEntry,
  PublicationIndex,
  Tombstone,
} from '../../domain/publication/document.ts';
import type { EditionPage } from '../../domain/publication/edition-page.ts';
import type { MapContext } from '../../map/types.ts';
import type { PageSite } from '../../state/links.ts';
import type { SelectedSector } from '../../state/selected-sector.svelte.ts';

/** What a page of the public site shows. All of it goes into the page, which needs nothing else. */
export type PublicPage =
  | { kind: 'overview'; index: PublicationIndex }
  | ({ kind: 'edition' } & ShownEdition)
  /** On paper, and within a page of another site. */
  | ({ kind: 'print' } & ShownEdition)
  | ({ kind: 'embed' } & ShownEdition)
  /** `editions`: of the same municipality, newest first; `embedded`: within a page of another site. */
  | { kind: 'withdrawn'; tombstone: Tombstone; editions: EditionEntry[]; embedded?: boolean }
  | { kind: 'no-edition'; municipality: { id: string; name: string } }
  | { kind: 'not-found'; municipalities: KnownMunicipality[] };

export type ShownEdition = {
  edition: EditionPage;
  /** The municipalities around, drawn faintly for orientation. */
  context: MapContext[];
  /** Whether no edition that can be read is newer. */
  newest: boolean;
};

export type KnownMunicipality = { id: string; name: string; published: boolean };

/** Style sheets to stand in the pages: the one of editions leaves out what only others show. */
export type PageStyles = { edition: string; others: string };

export type RenderOptions = PageSite & {
  assets: {
    styles: PageStyles;
    /** Site-relative path of the script, such as `assets/public-Bx3kq9.js`; null: pages without. */
    script: string | null;
    /** The same of the small script of pages that nothing takes over. */
    stillScript: string | null;
    /** What the script imports at once, so that it is asked for with it. */
    preload?: string[];
  };
};

/** Pages that a script takes over, whole or in part; the others are complete as they are: still. */
export type LivePage = Extract<PublicPage, { kind: 'edition' | 'embed' }>;

/** What each part of such a page gets; `selection` is the same for all of them. */
export type LivePartProps<Kind extends LivePage['kind']> = {
  page: Extract<LivePage, { kind: Kind }>;
  site: PageSite;
  selection: SelectedSector;
};

export type StillPage = Exclude<PublicPage, LivePage>;

/** What a page hands to the script that takes it over. */
export type PageData = { page: LivePage; site: PageSite };

/** What a still page hands to its small script. Addresses are relative to the page. */
export type StillData = {
  /** null: no copy of the page is kept for when there is no network. */
  keep: { worker: string; document: string | null } | null;
  /** Tells one version of the page from another, and is otherwise not read. */
  version: unknown;
};
