import type { Measurement } from './measure.ts';
import { assignByPostgis } from './spatial/postgis.ts';

/** What a suite answers: `bench/<name>/suite.ts` exports `run(rounds)`. */
export type Report = {
  measurements: Measurement[];
  /** One large job, for the memory of the process. */
  memory?: { name: string; size: string; medianMs: number; peakMegabytes: number };
};

/** A peer that runs in a server of databases, not in the bundle. */
export type ServerReport = { name: string; size: string; medianMs: number; scaledFrom: number };

/** The suites by their folder, each with its peer on the server that `DATABASE_URL` names, if any. */
export const suites: Readonly<
  Record<string, { onServer: ((url: string) => Promise<ServerReport>) | null }>
> = {
  spatial: { onServer: assignByPostgis },
  prioritise: { onServer: null },
};
