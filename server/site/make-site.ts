import type { PublishedState } from '../published.ts';
import { documentFiles } from './document-files.ts';
import { EditionSource } from './edition-source.ts';
import { indexFiles } from './index-files.ts';
import type { MadeFiles } from './made-files.ts';
import type { Making } from './making.ts';
import { pageFiles } from './page-files.ts';
import type { SiteFile } from './site-file.ts';
import type { SiteMaker } from './site-maker.ts';

export type SiteInput = {
  state: PublishedState;
  maker: SiteMaker;
  making: Making;
  made: MadeFiles;
  /** Absolute address of the site's root, ending in `/`; null: not known. */
  publicUrl: string | null;
  /** Address of the root of the workspace, ending in `/`; null: the pages lead to none. */
  workspaceUrl: string | null;
};

/** All that the files of a site are made from. */
export type SiteContext = SiteInput & { editions: EditionSource };

/**
 * Every file of the public site that is made of what is published: pages in both languages,
 * documents and what is made of them, and what search engines and readers of feeds ask for. The
 * files of the client are beside them (`clientFiles`).
 */
export function makeSite(input: SiteInput): SiteFile[] {
  const context = { ...input, editions: new EditionSource(input.maker, input.state) };
  return [...pageFiles(context), ...documentFiles(context), ...indexFiles(context)];
}
