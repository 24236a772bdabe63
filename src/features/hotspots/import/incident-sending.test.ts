import { describe, expect, it } from 'vitest';
import type { IncidentsSent } from '../../../data/incident-imports.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Incident } from '../../../domain/incident.ts';
import { IncidentSending, type IncidentStore } from './incident-sending.svelte.ts';

const incident = (at: number): Incident => ({
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  ...{ indicatorKey: 'theft', occurredAt: '2015-03-01T00:00-06:00', precision: 'day' },
  ...{ longitude: -89.15, latitude: 13.7 },
});
const incidents = [1, 2, 3, 4].map(incident);
const take = () => Promise.resolve(incidents);
const about = { municipalityId: 'soyapango', source: 'PNC', fileName: null, synthetic: false };
const what = {};

/** A database that keeps what arrives in two parts, and counts it once both are there. */
function store(faults: (Failure | 'lost answer' | null)[] = []) {
  const arrived = new Map<string, Set<string>>();
  const complete = new Set<string>();
  const ids: string[] = [];
  const fake: IncidentStore = {
    importIncidents: (sent: IncidentsSent, onProgress, signal) => {
      ids.push(sent.id);
      const fault = faults.shift() ?? null;
      const there = arrived.get(sent.id) ?? new Set();
      arrived.set(sent.id, there);
      for (const each of sent.incidents.slice(0, 2)) there.add(each.id);
      onProgress(2);
      if (signal.aborted) return Promise.reject(new Error('aborted'));
      if (fault instanceof Failure) return Promise.reject(fault);
      for (const each of sent.incidents.slice(2)) there.add(each.id);
      complete.add(sent.id);
      if (fault) return Promise.reject(new Failure('offline', 'The answer was lost.'));
      return Promise.resolve({ added: there.size, alreadyThere: 0 });
    },
    undoIncidentImport: (_, id) => {
      const removed = arrived.get(id)?.size ?? 0;
      arrived.delete(id);
      return Promise.resolve({ removed });
    },
  };
  return { fake, arrived, complete, ids };
}

const offline = () => new Failure('offline', 'No network.');
const atOnce = () => Promise.resolve();

describe('IncidentSending', () => {
  it('sends the same import again by itself after a dropped connection, and nothing twice', async () => {
    const { fake, arrived, ids } = store([offline(), 'lost answer']);
    const waits: number[] = [];
    const sending = new IncidentSending(fake, (seconds) => {
      expect(sending.waiting).toBe(true);
      waits.push(seconds);
      return Promise.resolve();
    });
    await sending.send(what, take, about);
    expect([ids.length, new Set(ids).size, arrived.size, waits]).toEqual([3, 1, 1, [2, 5]]);
    expect(sending.sent).toMatchObject({ added: 4, alreadyThere: 0, about });
    expect([sending.failure, sending.progress, sending.waiting]).toEqual([null, 0.5, false]);
  });

  it('goes on with the same id when a person sends again what would not arrive', async () => {
    const { fake, ids } = store([offline(), offline(), offline(), offline()]);
    const sending = new IncidentSending(fake, atOnce);
    await sending.send(what, take, about);
    expect([sending.failure?.kind, sending.sent, sending.status]).toEqual([
      'offline',
      null,
      'idle',
    ]);
    await sending.send(what, take, about);
    expect([sending.failure, sending.sent?.added, new Set(ids).size]).toEqual([null, 4, 1]);
  });

  it('is another import after a choice was changed, or what was sent was refused', async () => {
    const { fake, ids } = store([new Failure('refused', 'Row 3.'), offline()]);
    const sending = new IncidentSending(fake, atOnce);
    await sending.send(what, take, about);
    expect(sending.failure?.message).toBe('Row 3.');
    await sending.send(what, take, about);
    await sending.send({}, take, about);
    await sending.send({}, take, { ...about, source: 'Alcaldía' });
    expect([ids.length, new Set(ids).size]).toEqual([5, 4]);
  });

  it('stops at once while it waits for the connection, and says so', async () => {
    const { fake, complete } = store([offline()]);
    const sending = new IncidentSending(fake, () => {
      sending.cancel();
      expect(sending.status).toBe('cancelling');
      return Promise.resolve();
    });
    await sending.send(what, take, about);
    expect([sending.cancelled, sending.failure, sending.sent]).toEqual([true, null, null]);
    expect([complete.size, sending.status]).toEqual([0, 'idle']);
  });

  it('takes an import back, and keeps it where that fails', async () => {
    const { fake, arrived } = store();
    const broken = { ...fake, undoIncidentImport: () => Promise.reject(offline()) };
    const stuck = new IncidentSending(broken, atOnce);
    await stuck.send(what, take, about);
    await stuck.undo();
    expect([stuck.failure?.kind, stuck.removed, stuck.sent?.added]).toEqual(['offline', null, 4]);
    const sending = new IncidentSending(fake, atOnce);
    arrived.clear();
    await sending.send(what, take, about);
    await sending.undo();
    expect([sending.removed, arrived.size]).toEqual([4, 0]);
  });
});
