import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * `npm run check`: the scripts `check:…` side by side on the processors there are. The words of each
 * come in one piece when it has ended, and all are run, also after one has failed.
 */

/** The longest first, so that none is left with a processor of its own at the end. */
const waiting = ['lint', 'svelte', 'format', 'types', 'unused'];

async function run(name: string): Promise<boolean> {
  const began = performance.now();
  const child = spawn('npm', ['run', '--silent', `check:${name}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const words: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => words.push(part));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  process.stdout.write(Buffer.concat(words));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`check:${name} ${code === 0 ? 'found nothing' : 'failed'} (${seconds} s)`);
  return code === 0;
}

async function runWhatWaits(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (!(await run(name))) process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, runWhatWaits));
