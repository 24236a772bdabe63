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
  medianMs: number;
  /** Milliseconds of the very first run, before the engine has compiled anything. */
  firstMs: number;
  peers: {
    name: string;
    medianMs: number;
    firstMs: number;
    /** Time of ours over time of the peer, medians: under 1 is faster. */
    ratio: number;
    scaledFrom: number | null;
  }[];
};

/** Runs all contestants in turn, `rounds` times after one warming round. */
export function measure({ name, size, ours, peers }: Contest, rounds: number): Measurement {
  const all = [ours, ...peers];
  const times = all.map((contestant): number[] => [timed(contestant)]);
  for (let round = 0; round < rounds; round++) {
    all.forEach((contestant, i) => {
      // Slow peers need no many rounds to be known as slow.
      const first = times[i]?.[0] ?? 0;
      if (round < 3 || first * (contestant.share ?? 1) < 1000) times[i]?.push(timed(contestant));
    });
  }
  const medians = times.map((list) => median(list.slice(1)));
  const medianMs = medians[0] ?? NaN;
  return {
    name,
    size,
    medianMs,
    firstMs: times[0]?.[0] ?? NaN,
    peers: peers.map((peer, i) => ({
      name: peer.name,
      medianMs: medians[i + 1] ?? NaN,
      firstMs: times[i + 1]?.[0] ?? NaN,
      ratio: medianMs / (medians[i + 1] ?? NaN),
      scaledFrom: peer.share ?? null,
    })),
  };
}

function timed({ run, share = 1 }: Contestant): number {
  const start = performance.now();
  const answer = run();
  const milliseconds = performance.now() - start;
  // A look at the answer, so that no compiler leaves out the work.
  if (answer === undefined) throw new TypeError('A contestant must answer');
  return milliseconds / share;
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
