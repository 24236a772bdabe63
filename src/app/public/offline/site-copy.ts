/**
 * What of a site may be kept on a reader's device: pages for everyone, what they load, and the files
 * of editions. The workspace, its data and embedded maps never are.
 */
export type KeptKind = 'page' | 'asset' | 'file';

/** First parts of addresses that look like a municipality's and are none. */
const others = new Set([
  ...['explore', 'prioritise', 'hotspots', 'publish', 'sign-in', 'preview'],
  ...['published', 'assets', 'rest', 'auth', 'api', 'health'],
]);

const page = /^(?:en\/)?([a-z]+(?:-[a-z]+)*)(?:\/([1-9][0-9]{0,5}))?(\/print)?$/;
const file =
  /^published\/([a-z]+(?:-[a-z]+)*)\/([1-9][0-9]{0,5})(?:\.en)?\.(?:json|geojson|csv|svg|png)$/;
const asset = /^(?:assets\/[\w.-]+\.(?:js|css|json|woff2)|icon\.svg|manifest\.webmanifest)$/;

/** @param scope address of the site's root, ending in `/` */
export function keptKind(address: string, scope: string): KeptKind | null {
  const path = pathIn(address, scope);
  if (path === null) return null;
  if (file.test(path)) return 'file';
  if (asset.test(path)) return 'asset';
  const name = pageName(path);
  const [, municipality = ''] = page.exec(name) ?? [];
  return municipality !== '' && !others.has(municipality) ? 'page' : null;
}

/**
 * The address that a copy is kept under: the state after the question mark makes no other page, and
 * `soyapango` and `soyapango.html` are one.
 */
export function copyAddress(address: string, scope: string): string {
  const path = pathIn(address, scope);
  if (path === null || keptKind(address, scope) !== 'page') return address.replace(/[?#].*$/, '');
  return `${scope}${pageName(path)}.html`;
}

/** Of which edition something kept tells; `edition` null: of the newest, whichever that was. */
export function editionOf(
  address: string,
  scope: string,
): { municipality: string; edition: string | null } | null {
  const path = pathIn(address, scope);
  if (path === null) return null;
  const [, municipality, edition] = file.exec(path) ?? page.exec(pageName(path)) ?? [];
  if (municipality === undefined || others.has(municipality)) return null;
  if (municipality === 'index' || municipality === 'en') return null;
  return { municipality, edition: edition ?? null };
}

/** Whether a copy must go when this edition was withdrawn: it may show what is withdrawn. */
export function mayShow(
  copy: string,
  withdrawn: { municipality: string; edition: string | null },
  scope: string,
): boolean {
  const of = editionOf(copy, scope);
  return (
    of?.municipality === withdrawn.municipality &&
    (of.edition === null || of.edition === withdrawn.edition)
  );
}

function pathIn(address: string, scope: string): string | null {
  if (!address.startsWith(scope)) return null;
  return address.slice(scope.length).replace(/[?#].*$/, '');
}

function pageName(path: string): string {
  const name = path.replace(/\/$/, '').replace(/\.html$/, '');
  return name === '' ? 'index' : name;
}
