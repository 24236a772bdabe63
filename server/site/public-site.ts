import { join } from 'node:path';
import { fileHeaders } from '../headers.ts';
import type { PublishedState } from '../published.ts';
import type { Settings } from '../settings.ts';
import { reason } from '../start-error.ts';
import { makeAhead } from './make-ahead.ts';
import { makeSite } from './make-site.ts';
import { MadeFiles } from './made-files.ts';
import { MakingThread } from './making-thread.ts';
import type { SiteFile } from './site-file.ts';
import type { BuiltMaker } from './site-maker.ts';
import { SiteServer } from './site-server.ts';

/** The public site as the server has it: what it answers, and how it learns of something new. */
export type PublicSite = {
  server: SiteServer;
  publish: (state: PublishedState) => void;
};

/** `client`: the files of the built app. */
export function openPublicSite(
  settings: Settings,
  maker: BuiltMaker,
  client: SiteFile[],
  log: (line: string) => void,
): PublicSite {
  const headers = fileHeaders(settings, maker.assets.styles);
  const server = new SiteServer({ headers, client });
  const made = new MadeFiles(join(settings.dataDir, 'made'), log);
  const making = new MakingThread(maker);
  const { publicUrl } = settings;
  let before: SiteFile[] = [];
  let isServing = false;
  return {
    server,
    publish: (state) => {
      const files = makeSite({ state, maker, making, made, publicUrl, workspaceUrl: '/' });
      server.publish(files);
      if (isServing) void makeAhead(server, before, files);
      isServing = state.editions.length > 0;
      before = files;
      made
        .keepOnly(files.map(({ key }) => key))
        .catch((error: unknown) =>
          log(`What was made before could not be removed: ${reason(error)}`),
        );
    },
  };
}
