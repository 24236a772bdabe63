import type { Browser } from '@playwright/test';
import { apiClient } from '../fixtures/api-client.ts';
import { accountOf, type RunningServer } from '../fixtures/server-process.ts';
import { startSettledServer } from './settled-server.ts';
import { expect, test as siteTest } from './site.ts';
import { adoptProposal, startScenario } from './workshop.ts';

/** A name as nobody should give one to a place: with markup, quotes, emoji, and right to left. */
export const hostileName = `</script><img src=x onerror="document.title='broken'">'"&amp; 👮🏽‍♀️ שלום ${'ñ'.repeat(220)}`;
/** The sector that has it. */
export const hostileSector = '160-002-3';

/** A site on which a planner has published edition 2; the tests of a file share it. */
export const test = siteTest.extend<object, { site: RunningServer }>({
  site: [
    async ({ browser }, use) => {
      const server = await startSettledServer();
      await giveHostileName(server);
      await publishEdition(browser, server);
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.url);
  },
});

async function giveHostileName(server: RunningServer): Promise<void> {
  const api = await apiClient(server);
  const answer = await api.request(
    `/rest/v1/sectors?ppd_code=eq.${hostileSector}`,
    {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', prefer: 'return=representation' },
      body: JSON.stringify({ name: hostileName }),
    },
    await api.tokenOf(accountOf(server, 'planner', 'soyapango')),
  );
  expect(await answer.json()).toHaveLength(1);
}

/** Adopts what is proposed and publishes it with one indicator, as a planner does. */
async function publishEdition(browser: Browser, server: RunningServer): Promise<void> {
  const page = await browser.newPage({ baseURL: server.url });
  page.setDefaultTimeout(60_000);
  const dialog = page.getByRole('dialog');
  await startScenario(page, server);
  await adoptProposal(page);

  await page.goto('/publish/soyapango');
  await page.getByRole('checkbox', { name: 'Hurtos', exact: true }).check();
  await page.getByRole('tab', { name: '2 Textos' }).click();
  const summary = page.getByRole('region', { name: 'Resumen' });
  await summary.getByLabel('En español').fill('Se revisaron las fases.');
  await summary.getByLabel('En inglés').fill('The phases were reviewed.');
  await page.getByRole('tab', { name: '4 Publicar' }).click();
  await page.getByRole('button', { name: 'Publicar la edición 2' }).click();
  await dialog.getByRole('button', { name: 'Publicar la edición 2' }).click();
  await expect(page.getByRole('heading', { name: 'La edición 2 está publicada' })).toBeVisible();
  await page.close();
}

/** Withdraws edition 2, as a planner does who may, and waits until nobody can read it. */
export async function withdrawEdition(server: RunningServer): Promise<void> {
  const api = await apiClient(server);
  const token = await api.tokenOf(accountOf(server, 'planner', 'soyapango'));
  const reasons = { reason_es: 'Un límite estaba mal.', reason_en: 'A boundary was wrong.' };
  const body = { municipality: 'soyapango', edition: 2, ...reasons };
  expect((await api.post('/rest/v1/rpc/withdraw_edition', body, token)).status).toBe(200);
  const document = `${server.url}/published/soyapango/2.json`;
  await expect.poll(async () => (await fetch(document)).status).toBe(410);
}
