import { compress, sha256 } from '../asset.ts';
import { connectSources } from '../headers.ts';
import type { PublishedState } from '../published.ts';
import type { Settings } from '../settings.ts';
import { hostHeaders } from './host-headers.ts';
import type { MadeFiles } from './made-files.ts';
import type { Making } from './making.ts';
import { makeSite } from './make-site.ts';
import { isCompressible, typeOf, type SiteFile } from './site-file.ts';
import type { SiteMaker } from './site-maker.ts';

export type ExportInput = {
  settings: Settings;
  state: PublishedState;
  maker: SiteMaker;
  /** What public pages load. */
  client: SiteFile[];
  made: MadeFiles;
  making: Making;
  /** Absolute address at which the folder will stand, ending in `/`; null: not known. */
  publicUrl: string | null;
};

/** All files of the public site as a folder for any file server. It leads to no workspace. */
export function exportFiles(input: ExportInput): SiteFile[] {
  const { settings, client, maker, publicUrl } = input;
  const { basemapStyle } = settings;
  const headers = hostHeaders({
    styles: Object.values(maker.assets.styles),
    connect: connectSources(settings),
    root: publicUrl === null ? '/' : new URL(publicUrl).pathname,
  });
  return [
    ...makeSite({ ...input, workspaceUrl: null }),
    ...client,
    file('config.json', JSON.stringify({ basemapStyle: basemapStyle ?? null })),
    file('_headers', headers),
  ];
}

function file(path: string, content: string): SiteFile {
  const plain = Buffer.from(content);
  const none = { br: undefined, gzip: undefined };
  return {
    path,
    kind: 'asset',
    type: typeOf(path),
    cache: 'revalidate',
    status: 200,
    key: sha256(plain),
    load: async () => ({ plain, ...(isCompressible(path) ? await compress(plain) : none) }),
  };
}
