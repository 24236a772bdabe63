import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { publicAddress } from './settings.ts';
import { reason, StartError } from './start-error.ts';

export type ExportArguments = {
  out: string;
  /** Absolute address at which the folder will stand, ending in `/`; null: not said. */
  url: string | null;
};

const usage = `Usage:
  npm run export -- --out DIR [--url https://example.org/base/]

  --out  a new or empty folder, or one that an export made: it is replaced as a whole
  --url  where the folder will stand; gives the pages a sitemap, pictures for link cards and
         canonical addresses (default: PUBLIC_URL)`;

/** @throws StartError saying what is wrong, and how the command is used. */
export function readExportArguments(args: string[]): ExportArguments {
  let values;
  try {
    const options = { out: { type: 'string' }, url: { type: 'string' } } as const;
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new StartError(`${reason(error)}\n${usage}`);
  }
  if (!values.out) throw new StartError(`--out is missing: where should the site go?\n${usage}`);
  if (values.url === undefined) return { out: values.out, url: null };
  const url = v.safeParse(publicAddress, values.url);
  if (!url.success) throw new StartError(`--url ${values.url} ${url.issues[0].message}.`);
  return { out: values.out, url: url.output };
}
