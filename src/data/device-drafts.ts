import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { isUnsent, type DraftRecord } from '../domain/draft-record.ts';
import { Failure } from '../domain/failure.ts';
import { draftRecordSchema } from './scenario-content.ts';

/** A draft on this device that this version of the app cannot read; it stays there, set apart. */
export type UnreadableDraft = {
  accountId: string;
  scenarioId: string;
  /** As it was stored. */
  record: unknown;
  problem: string;
};

type StoredDraft = { accountId: string; scenarioId: string; record: unknown };
type StoredForm = { accountId: string; municipalityId: string; record: unknown };
type Stores = DBSchema & {
  drafts: { key: [string, string]; value: StoredDraft };
  publications: { key: [string, string]; value: StoredForm };
  unreadable: { key: number; value: UnreadableDraft; indexes: { accountId: string } };
};

let opened: Promise<IDBPDatabase<Stores>> | undefined;

function open(): Promise<IDBPDatabase<Stores>> {
  const forget = () => {
    opened = undefined;
  };
  opened ??= openDB<Stores>('territorio-seguro-drafts', 2, {
    upgrade: (database, from) => {
      if (from < 1) {
        database.createObjectStore('drafts', { keyPath: ['accountId', 'scenarioId'] });
        const unreadable = database.createObjectStore('unreadable', { autoIncrement: true });
        unreadable.createIndex('accountId', 'accountId');
      }
      database.createObjectStore('publications', { keyPath: ['accountId', 'municipalityId'] });
    },
    // A newer version of the app, in another tab, waits for this one to let go.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  }).catch((error: unknown) => {
    forget();
    throw error;
  });
  return opened;
}

/** Runs against the store; whatever fails becomes the Failure `not-stored`. */
export async function withStores<Result>(
  work: (database: IDBPDatabase<Stores>) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(await open());
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Failure('not-stored', `The drafts on this device: ${detail}`, { cause: error });
  }
}

/** Everything of an account; an empty list is greater than any text, so it ends the range. */
export const allOf = (accountId: string) => IDBKeyRange.bound([accountId], [accountId, []]);

/**
 * Stores a draft in the place of an older one, and resolves once it is on the device. The parts that
 * its steps share are stored once.
 */
export async function storeDraft(record: DraftRecord): Promise<void> {
  const { accountId, scenarioId } = record;
  await withStores(async (database) => {
    const transaction = database.transaction('drafts', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put({ accountId, scenarioId, record }), transaction.done]);
  });
}

/**
 * The drafts of an account, of all municipalities. What cannot be read any more is moved aside, so
 * that a new draft does not overwrite it: see `listUnreadableDrafts`.
 */
export async function listDrafts(accountId: string): Promise<DraftRecord[]> {
  return withStores(async (database) => {
    const transaction = database.transaction(['drafts', 'unreadable'], 'readwrite');
    const stored = transaction.objectStore('drafts');
    const drafts: DraftRecord[] = [];
    for (const draft of await stored.getAll(allOf(accountId))) {
      const parsed = v.safeParse(draftRecordSchema(), draft.record);
      if (parsed.success) {
        drafts.push(parsed.output);
        continue;
      }
      const [issue] = parsed.issues;
      const problem = `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim();
      await transaction.objectStore('unreadable').add({ ...draft, problem });
      await stored.delete([draft.accountId, draft.scenarioId]);
    }
    await transaction.done;
    return drafts;
  });
}

/** What `listDrafts` moved aside, now or before. */
export async function listUnreadableDrafts(accountId: string): Promise<UnreadableDraft[]> {
  return withStores((database) => database.getAllFromIndex('unreadable', 'accountId', accountId));
}

/** Removes the draft of one scenario, once it is saved or given up. */
export async function forgetDraft(accountId: string, scenarioId: string): Promise<void> {
  await withStores(async (database) => {
    const transaction = database.transaction('drafts', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.delete([accountId, scenarioId]), transaction.done]);
  });
}

/**
 * Removes the drafts of an account that hold nothing the server does not have, as on signing out;
 * returns how many stay because they were never sent.
 */
export async function forgetSentDrafts(accountId: string): Promise<number> {
  const drafts = await listDrafts(accountId);
  const sent = drafts.filter((draft) => !isUnsent(draft));
  for (const { scenarioId } of sent) await forgetDraft(accountId, scenarioId);
  return drafts.length - sent.length;
}
