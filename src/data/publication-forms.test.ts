import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { newPublicationForm } from '../domain/publication/publication-form.ts';
import { listDrafts } from './device-drafts.ts';
import {
  forgetPublicationForms,
  readPublicationForm,
  storePublicationForm,
} from './publication-forms.ts';

const record = (accountId: string, municipalityId: string) => ({
  ...{ accountId, municipalityId },
  form: { ...newPublicationForm('Soyapango', null), indicators: ['theft'], titleEs: '🗺️ Mapa' },
  attempt: null,
});

describe('forms of publications on the device', () => {
  it('get a place beside the drafts that an older version of the app left', async () => {
    const older = await openDB('territorio-seguro-drafts', 1, {
      upgrade: (database) => {
        database.createObjectStore('drafts', { keyPath: ['accountId', 'scenarioId'] });
        const unreadable = database.createObjectStore('unreadable', { autoIncrement: true });
        unreadable.createIndex('accountId', 'accountId');
      },
    });
    older.close();
    expect(await readPublicationForm('ana', 'soyapango')).toBeNull();
    expect(await listDrafts('ana')).toEqual([]);
  });

  it('come back as they were stored, and go one by one or with their account', async () => {
    for (const municipality of ['soyapango', 'mejicanos', 'apopa']) {
      await storePublicationForm(record('ana', municipality));
    }
    await storePublicationForm(record('eva', 'soyapango'));
    expect(await readPublicationForm('ana', 'soyapango')).toEqual(record('ana', 'soyapango'));
    await forgetPublicationForms('ana', 'soyapango');
    expect(await readPublicationForm('ana', 'soyapango')).toBeNull();
    expect(await readPublicationForm('ana', 'apopa')).not.toBeNull();
    await forgetPublicationForms('ana');
    expect(await readPublicationForm('ana', 'apopa')).toBeNull();
    expect(await readPublicationForm('eva', 'soyapango')).not.toBeNull();
  });

  it('are as good as none where they cannot be read', async () => {
    const broken = { ...record('eva', 'soyapango'), form: { indicators: 'all' } };
    await storePublicationForm(broken as never);
    expect(await readPublicationForm('eva', 'soyapango')).toBeNull();
  });
});
