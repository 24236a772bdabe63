import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { newPublicationForm } from '../../../domain/publication/publication-form.ts';
import { FormDesk } from './form-desk.svelte.ts';

const begin = () => newPublicationForm('Soyapango', null);
/** A tab of one account, with what it wrote stored on the device. */
async function tab(account: string) {
  const desk = new FormDesk(account, 'soyapango');
  await desk.open(begin);
  return desk;
}

describe('the form of an edition in two tabs', () => {
  it('is the newest one in the tab that a person comes back to', async () => {
    const [first, second] = [await tab('ana'), await tab('ana')];
    second.change({ titleEs: 'De la segunda' });
    await second.remember(null);
    expect(first.form?.titleEs).not.toBe('De la segunda');
    await first.refresh();
    expect(first.form?.titleEs).toBe('De la segunda');
  });

  it('keeps what is being written in the one that is used', async () => {
    const [first, second] = [await tab('eva'), await tab('eva')];
    second.change({ titleEs: 'De la segunda' });
    await second.remember(null);
    const refreshed = first.refresh();
    first.change({ titleEs: 'De la primera' });
    await refreshed;
    expect(first.form?.titleEs).toBe('De la primera');
  });

  it('stays as it is where nothing is stored, and after it was closed', async () => {
    const desk = await tab('luz');
    const { form } = desk;
    await desk.refresh();
    expect(desk.form).toBe(form);
    const other = await tab('luz');
    other.change({ titleEs: 'Otra' });
    await other.remember(null);
    desk.close();
    await desk.refresh();
    expect(desk.form).toBe(form);
  });
});
