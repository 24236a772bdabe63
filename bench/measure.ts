/** One way to do a job. */
export type Contestant = {
  name: string;
  run: () => unknown;
  /** The run does this share of the whole job; its time is scaled up, and the report says so. */
  share?: number;
};

/** The same job, done by ours and by its peers in turn. */
export type Contest = {
  name: string;
  /** What is done how often, for people. */
  size: string;
  ours: Contestant;
  peers: Contestant[];
};

export type Measurement = {
  name: string;
  size: string;
  /** By the clock: on shared cores it measures the neighbours too. */
  medianMs: number;
  /** Of the processor in this process. Ratios are of these. */
  processorMs: number;
  /** The very first run by the clock, before the engine has compiled anything. */
  firstMs: number;
  peers: {
    name: string;
    medianMs: number;
    processorMs: number;
    firstMs: number;
    /** Time of ours over time of the peer, medians of processor time: under 1 is faster. */
    ratio: number;
    scaledFrom: number | null;
  }[];
};

type Times = { clock: number; processor: number };

/** Runs all contestants in turn, `rounds` times after one warming round. */
export function measure({ name, size, ours, peers }: Contest, rounds: number): Measurement {
  const all = [ours, ...peers].map((contestant) => ({ contestant, times: [timed(contestant)] }));
  for (let round = 0; round < rounds; round++) {
    for (const { contestant, times } of all) {
      // Slow peers need no many rounds to be known as slow.
      const slow = (times[0]?.clock ?? 0) * (contestant.share ?? 1) > 1000;
      if (round < 3 || !slow) times.push(timed(contestant));
    }
  }
  const [own, ...others] = all.map(({ contestant, times }) => ({
    name: contestant.name,
    medianMs: median(times.slice(1).map(({ clock }) => clock)),
    processorMs: median(times.slice(1).map(({ processor }) => processor)),
    firstMs: times[0]?.clock ?? NaN,
    scaledFrom: contestant.share ?? null,
  }));
  if (own === undefined) throw new TypeError('Nobody to measure');
  const { medianMs, processorMs, firstMs } = own;
  const compared = others.map((peer) => ({ ...peer, ratio: processorMs / peer.processorMs }));
  return { name, size, medianMs, processorMs, firstMs, peers: compared };
}

function timed({ run, share = 1 }: Contestant): Times {
  const used = process.cpuUsage();
  const start = performance.now();
  const answer = run();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  // A look at the answer, so that no compiler leaves out the work.
  if (answer === undefined) throw new TypeError('A contestant must answer');
  return { clock: clock / share, processor: (user + system) / 1000 / share };
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
