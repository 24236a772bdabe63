import { transfer } from 'comlink';
import type { Incident } from '../../../domain/incident.ts';
import { csvOf } from '../../../domain/table-export/delimited.ts';
import type { Grid } from '../../../domain/table-import/grid.ts';
import type { TableSource } from '../../../domain/table-import/read-table.ts';
import { TableRefusal, type RefusalKind } from '../../../domain/table-import/refusal.ts';
import type {
  AsideReason,
  AsideRow,
  FoundOffence,
  IncidentChoices,
  IncidentContext,
  IncidentPreview,
} from '../../../spatial/incident-import/incident-import.ts';
import { previewIncidentsInSteps } from '../../../spatial/incident-import/preview-incidents.ts';
import {
  readIncidentTable,
  type IncidentTable,
} from '../../../spatial/incident-import/read-incident-table.ts';
import {
  GeoJsonRefusal,
  type GeoJsonRefusalKind,
} from '../../../spatial/incident-import/refusal.ts';
import { runInSteps } from '../../../spatial/worker/run-in-steps.ts';
import { asideTable, type AsideWords } from './aside-table.ts';
import {
  countByKind,
  countByTime,
  exampleCells,
  placesOf,
  placesOutside,
  type Places,
} from './summarise-preview.ts';

/** Why nothing can be made of what was given; of a limit, what it is. */
export type IncidentRefusal = {
  kind: RefusalKind | GeoJsonRefusalKind;
  limit?: number;
  row?: number;
};

/** What a screen needs of a preview: everything but the rows, which it asks for in pages. */
export type ScreenPreview = Omit<IncidentPreview, 'incidents' | 'rowOf' | 'aside' | 'offences'> & {
  /** By column, a cell of it. */
  examples: string[];
  /** At most `mostOffences`: a column with more holds something else. */
  offences: FoundOffence[];
  offenceCount: number;
  byKind: [key: string, count: number][];
  byTime: [time: string, count: number][];
  inside: Places;
  outside: Places;
};

export type Answer<Value> =
  | { status: 'done'; value: Value }
  | { status: 'refused'; refusal: IncidentRefusal }
  /** Asked anew meanwhile. */
  | { status: 'cancelled' };

/** What the worker of the dialog does: it keeps the table, and answers with what is shown. */
export type IncidentEngine = {
  read: (source: TableSource, sheet: string | null) => Promise<Answer<IncidentTable['origin']>>;
  /** Of the table that was read last; a preview that still runs is cancelled. */
  preview: (
    context: IncidentContext,
    choices: IncidentChoices,
    onProgress: (share: number) => unknown,
  ) => Promise<Answer<ScreenPreview>>;
  /** Of the last preview: rows kept aside, for one reason or for any. */
  aside: (reason: AsideReason | null, from: number, to: number) => Promise<AsideRow[]>;
  asideCsv: (words: AsideWords) => Promise<string>;
  /** Of the last preview: the incidents from one number to another, in the order of the file. */
  incidents: (from: number, to: number) => Promise<Incident[]>;
};

export const mostOffences = 300;

export function incidentEngine(): IncidentEngine {
  let grid: Grid = [];
  let last: IncidentPreview | null = null;
  let running = new AbortController();
  return {
    read: (source, sheet) =>
      answerOf(async () => {
        running.abort();
        last = null;
        const table = await readIncidentTable(source, sheet);
        grid = table.grid;
        return { status: 'done', value: table.origin };
      }),
    preview: (context, choices, onProgress) =>
      answerOf(async () => {
        running.abort();
        const { signal } = (running = new AbortController());
        const steps = previewIncidentsInSteps(grid, context, choices);
        const answer = await runInSteps(steps, signal, onProgress);
        if (answer.status === 'cancelled') return answer;
        last = answer.result;
        const value = screenPreview(grid, last);
        const { inside, outside } = value;
        const buffers = [inside, outside].flatMap(({ longitudes, latitudes }) => [
          longitudes.buffer as ArrayBuffer,
          latitudes.buffer as ArrayBuffer,
        ]);
        return transfer({ status: 'done' as const, value }, buffers);
      }),
    aside: (reason, from, to) =>
      Promise.resolve(
        (last?.aside ?? [])
          .filter((row) => reason === null || row.reason === reason)
          .slice(from, to),
      ),
    asideCsv: (words) =>
      Promise.resolve(csvOf(asideTable(last?.headings ?? [], last?.aside ?? [], words))),
    incidents: (from, to) => Promise.resolve(last?.incidents.slice(from, to) ?? []),
  };
}

function screenPreview(grid: Grid, preview: IncidentPreview): ScreenPreview {
  const { incidents, aside, offences, headings, headingRow, roles, needs, ...rest } = preview;
  return {
    ...{ headings, headingRow, roles, synthetic: rest.synthetic, counts: rest.counts },
    ...{ dayOrder: rest.dayOrder, reading: rest.reading },
    needs: needs.slice(0, mostOffences),
    offences: offences.slice(0, mostOffences),
    offenceCount: offences.length,
    examples: exampleCells(grid, headingRow, headings.length),
    byKind: countByKind(incidents),
    byTime: countByTime(incidents),
    inside: placesOf(incidents),
    outside: placesOutside(aside),
  };
}

/** A refusal is an answer, since an error loses what it carries on the way out of a worker. */
async function answerOf<Value>(make: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof TableRefusal) return { status: 'refused', refusal: error.refusal };
    if (!(error instanceof GeoJsonRefusal)) throw error;
    const { kind, amount } = error;
    return { status: 'refused', refusal: { kind, ...(amount && { limit: amount.limit }) } };
  }
}
