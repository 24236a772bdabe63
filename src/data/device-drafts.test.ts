import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftRecord } from '../domain/draft-record.ts';
import { edit, startHistory } from '../domain/edit-history.ts';
import type { ScenarioContent } from '../domain/scenario.ts';
import {
  forgetDraft,
  forgetSentDrafts,
  listDrafts,
  listUnreadableDrafts,
  storeDraft,
} from './device-drafts.ts';

const ana = 'ana';
const scenario = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

const content: ScenarioContent = {
  name: 'Primero',
  notes: '',
  method: {
    indicators: [{ key: 'theft', direction: 'more_is_worse', weight: 1 }],
    groups: [{ key: 'property', weight: 1 }],
    missing: 'reweight',
    outlierCap: null,
    normalisation: 'min_max',
    aggregation: 'arithmetic',
    floor: 0.01,
    veto: null,
    uncertainty: { concentration: null, varyNormalisation: true, varyAggregation: true, seed: 1 },
    proposal: { kind: 'first_n', first: 4, second: 5 },
  },
  assignments: [
    { sectorId: 1, phase: 1, suggestedPhase: null, rationale: 'Porque sí', locked: true },
    { sectorId: 2, phase: null, suggestedPhase: 2, rationale: '', locked: false },
  ],
};

const draft = (change: Partial<DraftRecord> = {}): DraftRecord => ({
  accountId: ana,
  municipalityId: 'soyapango',
  scenarioId: scenario(1),
  forkedFrom: null,
  saved: { version: 3, content },
  history: edit(startHistory(content), { ...content, name: 'Segundo' }, 'rename'),
  pending: { saveId: scenario(9), baseVersion: 3, content },
  ...change,
});

/** The store as the app opened it, for what only a fault of the device could do to it. */
const openStore = () => openDB('territorio-seguro-drafts');

beforeEach(async () => {
  // The app makes the stores.
  await listDrafts(ana);
  const database = await openStore();
  await Promise.all([database.clear('drafts'), database.clear('unreadable')]);
  database.close();
});
afterEach(() => vi.unstubAllGlobals());

describe('drafts on the device', () => {
  it('come back as they were stored, with what can be undone and the save under way', async () => {
    await storeDraft(draft());
    expect(await listDrafts(ana)).toEqual([draft()]);
  });

  it('take the place of older ones of the same scenario', async () => {
    await storeDraft(draft());
    await storeDraft(draft({ pending: null }));
    expect(await listDrafts(ana)).toEqual([draft({ pending: null })]);
  });

  it('share, after reading too, what the steps of the history have in common', async () => {
    await storeDraft(draft());
    const [read] = await listDrafts(ana);
    const [step] = read?.history.past ?? [];
    expect(step?.value.assignments[0]).toBe(read?.history.present.assignments[0]);
  });

  it('are those of one account, and stay on signing out only where they were not sent', async () => {
    const sent = draft({
      scenarioId: scenario(2),
      saved: { version: 3, content },
      history: startHistory(content),
      pending: null,
    });
    await storeDraft(draft());
    await storeDraft(sent);
    await storeDraft({ ...sent, accountId: 'anabel' });
    expect(await forgetSentDrafts(ana)).toBe(1);
    expect(await listDrafts(ana)).toEqual([draft()]);
    expect(await listDrafts('anabel')).toHaveLength(1);
  });

  it('are forgotten one by one', async () => {
    await storeDraft(draft());
    await storeDraft(draft({ scenarioId: scenario(2) }));
    await forgetDraft(ana, scenario(1));
    expect((await listDrafts(ana)).map(({ scenarioId }) => scenarioId)).toEqual([scenario(2)]);
  });

  it('that cannot be read are set apart, said, and not lost to a newer one', async () => {
    const broken = { ...draft(), history: { past: 'gone' } };
    const database = await openStore();
    await database.put('drafts', { accountId: ana, scenarioId: scenario(1), record: broken });
    database.close();

    expect(await listDrafts(ana)).toEqual([]);
    await storeDraft(draft());
    expect(await listDrafts(ana)).toHaveLength(1);
    expect(await listUnreadableDrafts(ana)).toEqual([
      {
        accountId: ana,
        scenarioId: scenario(1),
        record: broken,
        problem: expect.stringContaining('history') as string,
      },
    ]);
  });
});

describe('a device that stores nothing', () => {
  it('says so where a draft does not fit, and keeps the one before it', async () => {
    await storeDraft(draft());
    const tooMuch = draft({ pending: null });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No space left.', 'QuotaExceededError');
    });
    await expect(storeDraft(tooMuch)).rejects.toMatchObject({ kind: 'not-stored' });
    put.mockRestore();
    expect(await listDrafts(ana)).toEqual([draft()]);
  });

  it('says so where the transaction fails after the draft was taken', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementation(function (this: IDBObjectStore, value: unknown) {
      const request = this.add(value);
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    await expect(storeDraft(draft())).rejects.toMatchObject({ kind: 'not-stored' });
    put.mockRestore();
    expect(await listDrafts(ana)).toEqual([]);
  });

  it('says so where there is no store at all', async () => {
    vi.resetModules();
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('Storage is switched off.', 'SecurityError');
      },
    });
    const fresh = await import('./device-drafts.ts');
    await expect(fresh.storeDraft(draft())).rejects.toMatchObject({
      kind: 'not-stored',
      message: expect.stringContaining('switched off') as string,
    });
  });
});
