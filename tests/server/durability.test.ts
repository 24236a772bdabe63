import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiClient, type ApiClient } from '../fixtures/api-client.ts';
import { makeBuiltApp } from '../fixtures/built-app.ts';
import {
  accountOf,
  startServer,
  temporaryFolder,
  type RunningServer,
} from '../fixtures/server-process.ts';

const roundsEach = 10;
const writersAtOnce = 6;

let appDir: string;
beforeAll(async () => {
  appDir = await makeBuiltApp();
});
afterAll(() => rm(appDir, { recursive: true }));

/** Writes observations as a planner and knows which of them were acknowledged. */
class Writing {
  readonly acknowledged = new Set<number>();
  #token: string | undefined;
  #sectorId = 0;
  #next = 0;

  async signIn(server: RunningServer, client: ApiClient): Promise<void> {
    if (this.#token !== undefined) return;
    this.#token = await client.tokenOf(accountOf(server, 'planner', 'soyapango'));
    const answer = await client.request('/rest/v1/sectors?select=id&limit=1', {}, this.#token);
    this.#sectorId = ((await answer.json()) as [{ id: number }])[0].id;
  }

  /** Acknowledged writes that the database does not have. */
  async lost(client: ApiClient): Promise<number[]> {
    const path = '/rest/v1/observations?select=id&source=eq.durability';
    const answer = await client.request(path, {}, this.#token);
    const present = new Set(((await answer.json()) as { id: number }[]).map(({ id }) => id));
    return [...this.acknowledged].filter((id) => !present.has(id));
  }

  async writeOne(client: ApiClient): Promise<void> {
    const number = this.#next++;
    const answer = await client.post(
      '/rest/v1/observations?select=id',
      {
        municipality_id: 'soyapango',
        sector_id: this.#sectorId,
        indicator_key: 'homicides_femicide',
        value: number,
        period: `[${day(number)},${day(number + 1)})`,
        source: 'durability',
      },
      this.#token,
    );
    expect(answer.status).toBe(201);
    this.acknowledged.add(((await answer.json()) as [{ id: number }])[0].id);
  }
}

/** Periods that no observation of the seed has. */
function day(number: number): string {
  return new Date(Date.UTC(2000, 0, 1 + number)).toISOString().slice(0, 10);
}

/** Kills the server after `count` more answers, while other writes are under way. */
async function writeUntilKilled(server: RunningServer, writing: Writing, count: number) {
  const client = await apiClient(server);
  const target = writing.acknowledged.size + count;
  let killed: Promise<void> | undefined;
  const write = async () => {
    while (killed === undefined) {
      await writing.writeOne(client);
      if (writing.acknowledged.size >= target) killed ??= server.kill();
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: writersAtOnce }, write));
  await killed;
  // What the kill breaks off is an error of the connection; every answer there was, was good.
  for (const writer of ended) {
    if (writer.status === 'rejected') expect(writer.reason).toBeInstanceOf(TypeError);
  }
}

// Two at once, as there are two processors: 20 rounds in all.
test.concurrent.each([1, 2])(
  `kill -9 while writing loses no acknowledged write, in ${roundsEach} rounds (data %i)`,
  async (seed) => {
    const dataDir = await temporaryFolder();
    const writing = new Writing();
    for (let round = 0; round <= roundsEach; round++) {
      const server = await startServer({ dataDir, env: { APP_DIR: appDir } });
      const client = await apiClient(server);
      await writing.signIn(server, client);
      expect(await writing.lost(client)).toEqual([]);
      if (round < roundsEach)
        await writeUntilKilled(server, writing, 3 + ((round * 7 + seed) % 20));
      else await server.stop();
    }
    expect(writing.acknowledged.size).toBeGreaterThan(roundsEach * 5);
    await rm(dataDir, { recursive: true });
  },
  400_000,
);
