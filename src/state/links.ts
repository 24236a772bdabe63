import { createContext } from 'svelte';
import {
  editionPath,
  overviewPath,
  relativeLink,
  type PageView,
} from '../domain/publication/site-paths.ts';
import type { Locale } from './place.ts';

/** Where a page of the public site stands, and what it may lead to. */
export type PageSite = {
  locale: Locale;
  /** Site-relative and without `.html`: `index`, `soyapango/2`, `en/soyapango`, `404`. */
  path: string;
  /** Absolute address of the site's root, ending in `/`; null: not known when the page was made. */
  publicUrl: string | null;
  /** Address of the root of the workspace's site, ending in `/`; null: there is none. */
  workspaceUrl: string | null;
};

/** Addresses to put in a page. They are relative to it, so that a folder of pages works anywhere. */
export type Links = {
  overview: () => string;
  /** `edition` null: the newest. */
  edition: (municipality: string, edition: number | null, view?: PageView) => string;
  /** This very page in another language. */
  inLocale: (locale: Locale) => string;
  /** Of a file by its site-relative path, such as `published/soyapango/1.json`. */
  file: (path: string) => string;
  /** The same, absolute, for what leaves the site; null: the site's own address is not known. */
  absolute: (path: string) => string | null;
  /** The signed-in map, if any. */
  workspace: string | null;
};

/** The links of the page that a component stands in. */
export const [siteLinks, provideSiteLinks] = createContext<Links>();

/** The file of the same page in another language, by the path of one of them. */
export function fileInLocale(path: string, locale: Locale): string {
  const spanish = path === 'en' ? 'index' : path.replace(/^en\//, '');
  if (spanish === 'index') return overviewPath(locale);
  return `${locale === 'en' ? 'en/' : ''}${spanish}.html`;
}

export function linksOf({ locale, path, publicUrl, workspaceUrl }: PageSite): Links {
  // The page for addresses that lead nowhere is shown at any of them, so nothing is relative to it.
  const isAnywhere = /^(en\/)?404$/.test(path);
  const root = publicUrl === null ? '/' : new URL(publicUrl).pathname;
  const file = (to: string) => (isAnywhere ? root + to : relativeLink(path, to));
  return {
    overview: () => file(overviewPath(locale)),
    edition: (...page) => file(editionPath(locale, ...page)),
    inLocale: (other) => file(fileInLocale(path, other)),
    file,
    absolute: (to) => (publicUrl === null ? null : new URL(to, publicUrl).href),
    workspace: workspaceUrl && `${workspaceUrl}${locale === 'en' ? 'en/' : ''}explore`,
  };
}
