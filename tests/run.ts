import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './browser/chromium.ts';
import { playwrightCounts, vitestCounts, type Counts } from './report.ts';

/**
 * Runs every suite, also after one has failed, and ends on one line that sums up the runners' own
 * reports. A suite that leaves no report counts as one failure.
 */
type Suite = { name: string; command: string[]; counts: (report: unknown) => Counts };

const vitest = (project: string): Suite => ({
  name: project,
  command: ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json'],
  counts: vitestCounts,
});

const suites: Suite[] = [
  vitest('unit'),
  vitest('database'),
  vitest('server'),
  { name: 'browser', command: ['playwright', 'test'], counts: playwrightCounts },
];

function run(command: string[], environment: Record<string, string> = {}): boolean {
  const [program = '', ...rest] = command;
  const { status } = spawnSync('npx', ['--no-install', program, ...rest], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CI: 'true', ...environment },
  });
  return status === 0;
}

function readCounts(suite: Suite, file: string): Counts {
  try {
    return suite.counts(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`The suite "${suite.name}" left no report that can be read: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

rmSync('reports', { recursive: true, force: true });
mkdirSync('reports', { recursive: true });
ensureChromium();

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
const built = spawnSync('npm', ['run', '--silent', 'build'], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (built.status !== 0) {
  console.error('The build failed, so no test was run.');
  total.failed++;
} else {
  for (const suite of suites) {
    console.log(`\n== ${suite.name}`);
    const file = `reports/${suite.name}.json`;
    const arguments_ = suite.name === 'browser' ? [] : [`--outputFile.json=${file}`];
    const succeeded = run([...suite.command, ...arguments_], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    });
    const counts = readCounts(suite, file);
    // A runner that failed outside of its tests (an error between them, say) is a failure too.
    if (!succeeded && counts.failed === 0) counts.failed++;
    lines.push(
      `${suite.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
    );
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
}

console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
