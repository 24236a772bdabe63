import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftRecord, SaveRequest } from '../../../domain/draft-record.ts';
import { startHistory } from '../../../domain/edit-history.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Scenario, ScenarioContent } from '../../../domain/scenario.ts';
import { Draft, type DraftPorts } from './draft.svelte.ts';

/** A server that keeps one scenario as the real one does: by version, each save once. */
class Server {
  version = 1;
  content = content('start');
  lastSave = '';
  offline = false;
  loseAnswers = 0;
  applied: string[] = [];

  send = (request: SaveRequest): Promise<number> => {
    if (this.offline) return Promise.reject(new Failure('offline', 'no network'));
    if (request.saveId !== this.lastSave) {
      if (request.baseVersion !== this.version) {
        return Promise.reject(new Failure('stale', 'changed meanwhile'));
      }
      if (request.content.name === '') return Promise.reject(new Failure('refused', 'no name'));
      this.version++;
      this.content = request.content;
      this.lastSave = request.saveId;
      this.applied.push(request.content.name);
    }
    if (this.loseAnswers-- > 0) return Promise.reject(new Failure('offline', 'no answer'));
    return Promise.resolve(this.version);
  };

  read = (): Promise<Scenario> =>
    Promise.resolve({ ...this.content, version: this.version } as Scenario);
}

const content = (name: string): ScenarioContent =>
  ({ name, notes: '', method: {}, assignments: [] }) as unknown as ScenarioContent;

const record = (): DraftRecord => ({
  accountId: 'ana',
  municipalityId: 'soyapango',
  scenarioId: 'one',
  forkedFrom: null,
  saved: { version: 1, content: content('start') },
  history: startHistory(content('start')),
  pending: null,
});

function open(server: Server, from = record(), changes: Partial<DraftPorts> = {}) {
  const stored: DraftRecord[] = [];
  let ids = 0;
  const draft = new Draft(from, {
    store: (it) => {
      stored.push(it);
      return Promise.resolve();
    },
    send: server.send,
    read: server.read,
    newId: () => `save-${stored.length}-${++ids}`,
    ...changes,
  });
  return { draft, stored };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a draft', () => {
  it('is on the device before it is sent, and is sent after a short rest', async () => {
    const server = new Server();
    const { draft, stored } = open(server);
    expect(draft.status).toBe('saved');
    draft.edit(content('a'), 'rename');
    expect(draft.atRisk).toBe(true);
    await vi.advanceTimersByTimeAsync(10);
    expect(draft.atRisk).toBe(false);
    expect(stored.at(-1)?.history.present.name).toBe('a');
    expect(server.applied).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.applied).toEqual(['a']);
    expect(draft.status).toBe('saved');
    expect(stored.at(-1)?.pending).toBeNull();
  });

  it('keeps edits without a network and sends them once, in order, when it is back', async () => {
    const server = new Server();
    server.offline = true;
    const { draft } = open(server);
    draft.edit(content('a'), 'rename');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(draft.status).toBe('kept');
    draft.edit(content('b'), 'rename');
    await vi.advanceTimersByTimeAsync(100);
    server.offline = false;
    expect(await draft.flush()).toBe(true);
    expect(server.applied).toEqual(['a', 'b']);
    expect(draft.status).toBe('saved');
  });

  it('goes on after a reload where it was: undo, redo and what was not sent', async () => {
    const server = new Server();
    server.offline = true;
    const first = open(server);
    first.draft.edit(content('a'), 'first');
    first.draft.edit(content('b'), 'second');
    await vi.advanceTimersByTimeAsync(1_000);
    first.draft.undo();
    await vi.advanceTimersByTimeAsync(10);
    await first.draft.close();

    server.offline = false;
    const kept = first.stored.at(-1);
    const second = open(server, structuredClone(kept));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(second.draft.content.name).toBe('a');
    expect(second.draft.undoable).toBe('first');
    expect(second.draft.redoable).toBe('second');
    expect(server.content.name).toBe('a');
    expect(second.draft.status).toBe('saved');
  });

  it('applies a save once when its answer is lost, also over a reload', async () => {
    const server = new Server();
    server.loseAnswers = 1;
    const first = open(server);
    first.draft.edit(content('a'), 'rename');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(first.draft.status).toBe('kept');
    await first.draft.close();
    const second = open(server, structuredClone(first.stored.at(-1)));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(second.draft.status).toBe('saved');
    expect(server.applied).toEqual(['a']);
    expect(server.version).toBe(2);
  });

  it('shows both versions when somebody else saved, and loses neither', async () => {
    const server = new Server();
    const { draft } = open(server);
    draft.edit(content('mine'), 'rename');
    server.content = content('theirs');
    server.version = 5;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(draft.status).toBe('conflict');
    expect(draft.theirs?.name).toBe('theirs');
    expect(draft.content.name).toBe('mine');
    expect(server.content.name).toBe('theirs');

    draft.takeTheirs('take the saved one');
    expect(draft.content.name).toBe('theirs');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(draft.status).toBe('saved');
    draft.undo();
    expect(draft.content.name).toBe('mine');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.content.name).toBe('mine');
  });

  it('saves mine over theirs only when asked to', async () => {
    const server = new Server();
    const { draft } = open(server);
    draft.edit(content('mine'), 'rename');
    server.version = 5;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.applied).toEqual([]);
    draft.keepMine();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.applied).toEqual(['mine']);
    expect(draft.version).toBe(6);
  });

  it('says so when neither the device nor the server has an edit', async () => {
    const server = new Server();
    server.offline = true;
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { draft } = open(server, record(), {
      store: () => Promise.reject(new Error('quota')),
    });
    draft.edit(content('a'), 'rename');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(draft.status).toBe('unkept');
    expect(draft.atRisk).toBe(true);
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
    server.offline = false;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(draft.status).toBe('saved');
    expect(draft.atRisk).toBe(false);
  });

  it('does not repeat what is refused, and sends the next edit', async () => {
    const server = new Server();
    const { draft } = open(server);
    draft.edit(content(''), 'rename');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(draft.status).toBe('refused');
    expect(draft.failure?.message).toBe('no name');
    draft.edit(content('a'), 'rename');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(draft.status).toBe('saved');
    expect(server.applied).toEqual(['a']);
  });

  it('sends nothing when an edit is undone before it was sent', async () => {
    const server = new Server();
    const { draft } = open(server);
    draft.edit(content('a'), 'rename');
    draft.undo();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.applied).toEqual([]);
    expect(draft.status).toBe('saved');
  });

  it('writes the steps of a gesture together, and what is left of them when it closes', async () => {
    const server = new Server();
    server.offline = true;
    const { draft, stored } = open(server);
    for (const name of ['a', 'b', 'c']) {
      draft.edit(content(name), 'weight', 'weight group:crime');
      await vi.advanceTimersByTimeAsync(50);
    }
    draft.endGesture();
    expect(draft.atRisk).toBe(true);
    expect(stored).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(draft.atRisk).toBe(false);
    expect(stored).toHaveLength(1);

    draft.edit(content('d'), 'weight', 'weight group:crime');
    await draft.close();
    expect(stored.at(-1)?.history.present.name).toBe('d');
    expect(stored.at(-1)?.history.past).toHaveLength(2);
  });
});
