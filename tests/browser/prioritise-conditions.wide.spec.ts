import { accountOf } from '../fixtures/server-process.ts';
import { account, expect, expectAccessible, signIn, test as siteTest } from './site.ts';
import {
  chooseSector,
  expectSaved,
  openPanel,
  openScreen,
  panel,
  startScenario,
  test,
} from './workshop.ts';

test.describe('a planner of Soyapango', () => {
  test('keeps working without a network, also over a reload of the draft, and sends it once', async ({
    page,
    server,
    context,
  }) => {
    await startScenario(page, server);
    await openPanel(page, 'Fases');
    await chooseSector(page, '160-001-2');
    await context.setOffline(true);
    await panel(page).getByRole('button', { name: 'Acción inmediata' }).click();
    await expect(page.getByText('Guardado en este equipo; se enviará')).toBeVisible();
    await panel(page)
      .getByLabel(/^Razón/)
      .fill('Sin red, en la comunidad');
    await expect(page.getByText('Guardado en este equipo; se enviará')).toBeVisible();

    // The tab closes; another one finds the draft on the device.
    await context.setOffline(false);
    const { url } = { url: page.url() };
    await page.route('**/rest/v1/rpc/save_scenario', (route) => route.abort());
    await page.reload();
    await expect(page).toHaveURL(url);
    await chooseSector(page, '160-001-2');
    await expect(panel(page).getByLabel(/^Razón/)).toHaveValue('Sin red, en la comunidad');
    await expect(page.getByText('Guardado en este equipo; se enviará')).toBeVisible();
    await page.unroute('**/rest/v1/rpc/save_scenario');
    await expectSaved(page);
  });

  test('works in English', async ({ page, server }) => {
    await page.goto('/en/prioritise/soyapango');
    const { email, password } = accountOf(server, 'planner', 'soyapango');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Start a scenario' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
    await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
    for (const name of ['Certainty', 'Phases', 'Notes', 'Score']) {
      await page.getByRole('tab', { name }).click();
      await expectAccessible(page);
    }
  });
});

siteTest.describe('who may not', () => {
  siteTest('a planner of another municipality is told so and gets nothing', async ({ page }) => {
    await openScreen(page, account('planner', 'mejicanos'));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      /no tiene|otro municipio|acceso/i,
    );
    await expect(page.getByRole('grid')).toHaveCount(0);
  });

  siteTest('the police see the map, and no scenarios', async ({ page }) => {
    await page.goto('/prioritise/soyapango');
    await signIn(page, account('police', 'soyapango'));
    await expect(
      page.getByRole('heading', { name: 'Esta pantalla es para quienes planifican' }),
    ).toBeVisible();
    await expectAccessible(page);
  });
});
