import type { SiteFile } from './site-file.ts';
import type { SiteServer } from './site-server.ts';

/** Pages whose address stays while the editions behind it change, and that most readers come to. */
const pages = /^(en\/)?[a-z-]+\.html$/;

/**
 * Makes the pages that a new edition changes before somebody asks for them, one after the other. A
 * server that starts has no `before`: it makes them when they are asked for.
 */
export async function makeAhead(
  server: Pick<SiteServer, 'answer'>,
  before: readonly SiteFile[],
  files: readonly SiteFile[],
): Promise<void> {
  const keys = new Map(before.map(({ path, key }) => [path, key]));
  for (const { path, key } of files) {
    if (!pages.test(path) || !keys.has(path) || keys.get(path) === key) continue;
    try {
      const asked = { method: 'HEAD', ifNoneMatch: undefined, acceptEncoding: undefined };
      await server.answer({ ...asked, url: `/${path}` });
    } catch {
      // Whoever asks for it is told why.
    }
  }
}
