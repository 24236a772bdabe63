import { readFile } from 'node:fs/promises';
import type { Database } from '../../server/database.ts';
import type { Measurement } from '../measure.ts';

/** What it may take, in ms, beside; null: nothing was asked of it. */
export type Measured = Measurement & { targetMs: number | null };

type Work = () => Promise<unknown>;
type Times = { clock: number; processor: number };

/** The work is that of this process and of the server's together. */
export class Stopwatch {
  constructor(private readonly database: Database) {}

  async time(work: Work): Promise<Times> {
    const before = await this.#used();
    const start = performance.now();
    await work();
    const clock = performance.now() - start;
    return { clock, processor: (await this.#used()) - before };
  }

  /** Runs ours and its peer in turn, `rounds` times after the first. */
  async compare(
    about: { name: string; size: string; targetMs?: number },
    ours: Work,
    peer: { name: string; run: Work } | null,
    rounds: number,
  ): Promise<Measured> {
    const own = [await this.time(ours)];
    const theirs = peer ? [await this.time(peer.run)] : [];
    for (let round = 0; round < rounds; round++) {
      own.push(await this.time(ours));
      // A slow peer needs no many rounds to be known as slow.
      if (peer && (round < 3 || (theirs[0]?.clock ?? 0) < 1000)) {
        theirs.push(await this.time(peer.run));
      }
    }
    const { name, size, targetMs = null } = about;
    const result = summary(own);
    const peers = peer ? [{ name: peer.name, ...summary(theirs) }] : [];
    return {
      ...{ name, size, targetMs, ...result },
      peers: peers.map((each) => ({
        ...each,
        ratio: result.processorMs / each.processorMs,
        scaledFrom: null,
      })),
    };
  }

  /** Milliseconds of processor time, of this process and of a server's that run on this machine. */
  async #used(): Promise<number> {
    const { user, system } = process.cpuUsage();
    const own = (user + system) / 1000;
    if (this.database.engine === 'embedded') return own;
    const running = await this.database.query(
      'select pid from pg_stat_activity where backend_type = $1',
      ['client backend'],
    );
    const spent = await Promise.all(
      running.map(async ({ pid }) => {
        const text = await readFile(`/proc/${String(pid)}/schedstat`, 'utf8').catch(() => '0');
        return Number(text.split(' ')[0]) / 1e6;
      }),
    );
    return spent.reduce((sum, each) => sum + each, own);
  }
}

/** Medians of all but the first. */
function summary(times: readonly Times[]): Pick<Measured, 'medianMs' | 'processorMs' | 'firstMs'> {
  const later = times.length > 1 ? times.slice(1) : times;
  const median = (list: number[]): number =>
    list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN;
  return {
    medianMs: median(later.map(({ clock }) => clock)),
    processorMs: median(later.map(({ processor }) => processor)),
    firstMs: times[0]?.clock ?? NaN,
  };
}
