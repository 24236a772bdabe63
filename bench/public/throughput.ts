import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../figures.ts';

const run = promisify(execFile);
const document = '/published/soyapango/1.json';

/** Why requests cannot be counted here; undefined: they can. */
function whatIsMissing(): string | undefined {
  const missing = ['wrk', 'taskset'].filter((name) => spawnSync('which', [name]).status !== 0);
  return missing.length > 0 ? `${missing.join(' and ')} not installed` : undefined;
}

/**
 * Requests per second of one document, on one processor for the server and the other for wrk, with 32
 * connections. Peers serve the same bytes: nginx with a compressed copy beside the file, where it is
 * installed, and a plain Node server with the file in memory.
 */
export async function measureThroughput(
  ours: { url: string; pid: number },
  folder: string,
): Promise<Figure[]> {
  const missing = whatIsMissing();
  if (missing !== undefined) {
    console.log(`Requests per second are left out: ${missing}.`);
    return [];
  }
  const answer = await fetch(ours.url + document);
  const root = join(folder, 'served');
  await mkdir(join(root, 'published/soyapango'), { recursive: true });
  await writeFile(join(root, document), Buffer.from(await answer.arrayBuffer()));
  const peers = [await startPlain(root), ...(await startNginx(folder, root))];
  try {
    const ask = async (conditional: boolean) => {
      const of = async ({ url, pids }: { url: string; pids: number[] }) => {
        for (const pid of pids) await run('taskset', ['-acp', '0', String(pid)]);
        return requestsPerSecond(url + document, conditional);
      };
      const value = await of({ url: ours.url, pids: [ours.pid] });
      const others = [];
      for (const peer of peers) others.push({ name: peer.name, value: await of(peer) });
      return { value, peers: others };
    };
    const size = 'edition 1 of Soyapango, one processor';
    const aimed = { size, unit: 'requests/s', aim: '3,000' } as const;
    return [
      { name: 'the document, compressed', ...aimed, ...(await ask(false)) },
      { name: 'not changed (304)', ...aimed, ...(await ask(true)) },
    ];
  } finally {
    for (const { child } of peers) child.kill();
  }
}

async function requestsPerSecond(url: string, conditional: boolean): Promise<number> {
  const accepts = { 'accept-encoding': 'br, gzip' };
  const headers = [['accept-encoding', accepts['accept-encoding']]];
  if (conditional) {
    const { headers: given } = await fetch(url, { headers: accepts });
    headers.push(['if-none-match', given.get('etag') ?? '']);
    const again = await fetch(url, { headers: Object.fromEntries(headers) as HeadersInit });
    if (again.status !== 304) throw new Error(`${url} answers ${again.status} and not 304.`);
  }
  const words = headers.flatMap(([name = '', value = '']) => ['-H', `${name}: ${value}`]);
  const wrk = ['-c', '1', 'wrk', '-t1', '-c32'];
  await run('taskset', [...wrk, '-d2s', ...words, url]);
  const { stdout } = await run('taskset', [...wrk, '-d5s', ...words, url]);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

type Peer = { name: string; url: string; pids: number[]; child: ChildProcess };

async function startPlain(root: string): Promise<Peer> {
  const script = fileURLToPath(new URL('./plain-server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { name: 'plain Node', url: line.toString().trim(), pids: [child.pid ?? 0], child };
}

async function startNginx(folder: string, root: string): Promise<Peer[]> {
  if (spawnSync('which', ['nginx']).status !== 0) return [];
  const port = 20_000 + (process.pid % 20_000);
  const copy = join(folder, 'nginx');
  await cp(root, join(copy, 'root'), { recursive: true });
  const file = join(copy, 'root', document);
  await writeFile(`${file}.gz`, gzipSync(await (await import('node:fs/promises')).readFile(file)));
  await writeFile(
    join(copy, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${copy}/pid; error_log ${copy}/error.log;
     ${process.getuid?.() === 0 ? 'user root;' : ''}
     events { worker_connections 256; }
     http { access_log off; gzip_static on; keepalive_requests 1000000; open_file_cache max=100;
       types { application/json json; }
       server { listen 127.0.0.1:${port}; root ${copy}/root; } }`,
  );
  const child = spawn('nginx', ['-p', copy, '-c', join(copy, 'nginx.conf')], { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(url + document).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) return [];
  }
  const { stdout } = await run('pgrep', ['-P', String(child.pid)]);
  const workers = stdout.trim().split('\n').map(Number);
  return [{ name: 'nginx, from disk', url, pids: workers, child }];
}
