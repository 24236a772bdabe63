/** One figure that a suite found, beside those of peers in the same run. */
export type Figure = {
  name: string;
  /** Of what, and how it was taken, for people. */
  size: string;
  unit: 'ms' | 'kB' | 'requests/s' | 'shift' | 'files';
  value: number;
  /** What is aimed at, for people. */
  aim?: string;
  peers?: { name: string; value: number }[];
};

export function printFigures(figures: readonly Figure[]): void {
  console.log('| what | of what | value | aim | peer | peer value | ours / peer |');
  console.log('|---|---|---|---|---|---|---|');
  for (const { name, size, unit, value, aim = '', peers = [] } of figures) {
    const head = `| ${name} | ${size} | ${shown(value)} ${unit} | ${aim}`;
    if (peers.length === 0) console.log(`${head} | | | |`);
    for (const peer of peers) {
      const ratio = (value / peer.value).toFixed(2);
      console.log(`${head} | ${peer.name} | ${shown(peer.value)} ${unit} | ${ratio} |`);
    }
  }
}

const shown = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
