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
