import { cacheControl } from '../asset.ts';
import { contentSecurityPolicy, everywhere, freeForAll } from '../headers.ts';

export type HostHeadersOptions = {
  /** The style sheets that stand in the pages. */
  styles: string[];
  /** Addresses beside its own that the site may ask, such as that of a background map. */
  connect: string[];
  /** Path of the site's root on its host, ending in `/`. */
  root: string;
};

/**
 * The file `_headers`, which common hosts of static files read (Netlify, Cloudflare Pages and others
 * that took over its form). Where several rules meet they add up, so a rule only says what no other
 * one says. A page with `frame-ancestors` is framed by that alone, whatever X-Frame-Options says
 * (HTML, 7.7): so embedded pages may stand anywhere and the others nowhere else.
 */
export function hostHeaders({ styles, connect, root }: HostHeadersOptions): string {
  const rules: [string, Record<string, string>][] = [
    [
      '*',
      {
        ...everywhere,
        'content-security-policy': contentSecurityPolicy({ styles, frameAncestors: null, connect }),
        'x-frame-options': 'SAMEORIGIN',
      },
    ],
    ...['*/embed', '*/embed.html'].map((path): [string, Record<string, string>] => [
      path,
      { 'content-security-policy': 'frame-ancestors *' },
    ]),
    ['assets/*', { 'cache-control': cacheControl.immutable }],
    ['published/*', freeForAll],
  ];
  return rules
    .map(([path, headers]) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
      return [`${root}${path}`, ...lines].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}
