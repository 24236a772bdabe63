import type { Figure } from './figures.ts';
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

export type Suite =
  /** Bundled and run in this process; with its peer on the server that `DATABASE_URL` names, if any. */
  | { kind: 'bundled'; onServer: ((url: string) => Promise<ServerReport>) | null }
  /** Of databases, which it starts by itself. */
  | { kind: 'databases'; run: (rounds: number) => Promise<Measurement[]> }
  /** Of a running site: figures of several kinds. */
  | { kind: 'site'; run: (rounds: number) => Promise<Figure[]> };

/** The suites by their folder. */
export const suites: Readonly<Record<string, Suite>> = {
  spatial: { kind: 'bundled', onServer: assignByPostgis },
  prioritise: { kind: 'bundled', onServer: null },
  incidents: {
    kind: 'databases',
    run: async (rounds) => (await import('./incidents/suite.ts')).run(rounds),
  },
  public: {
    kind: 'site',
    run: async (rounds) => (await import('./public/suite.ts')).run(rounds),
  },
};
