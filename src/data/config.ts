import * as v from 'valibot';
import { fetchJson, parseAnswer } from './answer.ts';

const configSchema = v.object({
  supabaseUrl: v.pipe(v.string(), v.url()),
  supabaseKey: v.pipe(v.string(), v.minLength(1)),
  /** Address of a MapLibre style for the background; without one the map is complete too. */
  basemapStyle: v.nullish(v.string(), null),
});

export type Config = v.InferOutput<typeof configSchema>;

let config: Promise<Config> | undefined;

/** Which backend this site talks to; one build serves any. A failed attempt is not remembered. */
export function readConfig(): Promise<Config> {
  config ??= fetchJson('/config.json')
    .then((answer) => parseAnswer(configSchema, answer, '/config.json'))
    .catch((error: unknown) => {
      config = undefined;
      throw error;
    });
  return config;
}

/**
 * The address of the background map that a site is set up with, from its configuration at `address`;
 * null: none is, or the site is a folder of files without a configuration.
 */
export async function readBasemapStyle(address: string): Promise<string | null> {
  try {
    const schema = v.object({ basemapStyle: v.nullish(v.string(), null) });
    return parseAnswer(schema, await fetchJson(address), address).basemapStyle;
  } catch (error) {
    console.warn('The map goes without a background:', error);
    return null;
  }
}
